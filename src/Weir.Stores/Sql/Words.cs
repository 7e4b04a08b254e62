using Weir.Core.Events;

namespace Weir.Stores.Sql;

/// <summary>Statuses as the tables spell them.</summary>
internal static class Words
{
    public static string Of(RunStatus status) => status.ToString().ToLowerInvariant();

    public static string Of(ModuleStatus status) => status.ToString().ToLowerInvariant();
}
