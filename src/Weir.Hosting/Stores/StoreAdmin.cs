using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Stores;
using Weir.Stores.Sql;

namespace Weir.Hosting.Stores;

/// <summary>Looks into a history, and takes one over to another place.</summary>
internal static class StoreAdmin
{
    public static StoreFigures? Describe(StorePlaces places, TimeProvider time)
    {
        SqlRunStore? store = StoreOpener.OpenExistingHistory(places.History, time);
        try
        {
            return store?.Describe();
        }
        finally
        {
            Close(store);
        }
    }

    public static MigrationCount? Migrate(StorePlaces from, StorePlaces to, TimeProvider time)
    {
        SqlRunStore? source = StoreOpener.OpenExistingHistory(from.History, time);
        SqlRunStore? target = null;
        try
        {
            if (source is null)
            {
                return null;
            }

            target = StoreOpener.OpenHistory(to.History, time);
            return source.Name != target.Name ? StoreMigration.Copy(source, target) : throw new WeirException(
                new Diagnostic(HostingCodes.StorePlace, SourceSpan.None, $"The history is in {target.Name} already.") { Hint = "Name another place with '--to'." });
        }
        finally
        {
            Close(target);
            Close(source);
        }
    }

    private static void Close(SqlRunStore? store) => store?.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
