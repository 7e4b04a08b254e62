using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Define;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Session;

namespace Weir.Engines.DuckDb.Extensions;

/// <summary>Loads the extensions that a format needs; the one error where that fails says how to get them.</summary>
internal static class ExtensionNeed
{
    /// <summary>The extensions of a format, in the order in which they are loaded; none for one that DuckDB has inside.</summary>
    internal static IReadOnlyList<string> Of(string format) => format switch
    {
        "excel" => ["excel"],
        "avro" => ["avro"],
        "iceberg" => ["avro", "iceberg"],
        _ => [],
    };

    /// <summary>Whether all extensions of a format are loaded; false after a report.</summary>
    internal static bool Require(ModuleScope scope, string format, SourceSpan span)
    {
        Diagnostic? finding = Find(scope.Workspace, format, span, scope.Cancellation);
        if (finding is not null)
        {
            scope.Findings.Add(finding with { ModuleId = scope.Module.Id });
        }

        return finding is null;
    }

    /// <summary>What is missing; null for nothing.</summary>
    internal static Diagnostic? Find(Workspace workspace, string format, SourceSpan span, CancellationToken cancellation)
    {
        foreach (string name in Of(format))
        {
            if (workspace.Extensions.TryLoad(name, cancellation) is { } reason)
            {
                return new Diagnostic(EngineCodes.ExtensionMissing, span, $"The format {format} needs DuckDB's extension '{name}', which is not here: {reason}")
                {
                    Hint = $"With a network DuckDB fetches it by itself. Without one, fetch `{name}` for DuckDB {DuckDbDatabase.LibraryVersion} on another machine with `INSTALL {name}`, "
                        + $"and name the folder of its extensions in `engine.duckdb.extension_directory` or in {ExtensionStore.DirectoryVariable}.",
                };
            }
        }

        return null;
    }
}
