using Weir.Core.Blueprints.Modules;
using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Engines;

/// <summary>Applies <c>on_new_columns</c> to a source.</summary>
public static class NewColumnCheck
{
    public static void Run(DefinitionScope scope, Schema schema)
    {
        NewColumnPolicy policy = scope.Config.Get(IngressSpec.OnNewColumns);
        if (policy == NewColumnPolicy.Allow)
        {
            return;
        }

        SourceSpan span = scope.Config.SpanOf(IngressSpec.OnNewColumns);
        if (!scope.Config.Has(IngressSpec.KnownColumns))
        {
            scope.Report(SpecCodes.MissingKey, span, "`on_new_columns` compares with `known_columns`, which is absent.", "List the columns that are expected in `known_columns`.");
            return;
        }

        IReadOnlyList<string> known = scope.Config.Get(IngressSpec.KnownColumns);
        string[] found = [.. schema.Names.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase))];
        if (found.Length > 0)
        {
            bool fails = policy == NewColumnPolicy.Fail;
            scope.Report(
                fails ? EngineCodes.NewColumns : EngineCodes.NewColumnsSeen, span, $"The source of '{scope.Module.Id}' has new columns: {DefinitionScope.Names(found)}.",
                "Add them to `known_columns` when they are wanted, or leave them out with a `select`.");
        }
    }
}
