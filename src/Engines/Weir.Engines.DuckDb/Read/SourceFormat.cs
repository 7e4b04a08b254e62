using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Define;
using Weir.Engines.DuckDb.Delta;
using Weir.Engines.DuckDb.Extensions;

namespace Weir.Engines.DuckDb.Read;

/// <summary>A format of files that can be read.</summary>
/// <param name="Capability">Its name, options and endings.</param>
/// <param name="ToSql">Makes the FROM item that reads files; null after a report. No function for a table, whose files its log tells.</param>
internal sealed record SourceFormat(FormatCapability Capability, Func<ModuleScope, SourceFiles, Config, string?>? ToSql)
{
    /// <summary>Of a table with a log: makes the FROM item that reads it at a path; null after a report.</summary>
    internal Func<ModuleScope, string, SourceSpan, Config, string?>? OfTable { get; init; }

    internal static IReadOnlyList<SourceFormat> All { get; } =
    [
        new(new FormatCapability(ParquetReadOptions.Spec, [".parquet", ".pq"]), ParquetSource.ToSql),
        new(new FormatCapability(CsvReadOptions.Spec, [".csv", ".tsv"]), CsvSource.ToSql),
        new(new FormatCapability(JsonReadOptions.Spec, [".json", ".jsonl", ".ndjson"]), JsonSource.ToSql),
        new(new FormatCapability(ExcelSource.Spec, [".xlsx"]), ExcelSource.ToSql),
        new(new FormatCapability(AvroSource.Spec, [".avro"]), AvroSource.ToSql),
        new(new FormatCapability(DeltaSource.Spec, []), null) { OfTable = DeltaSource.ToSql },
        new(new FormatCapability(IcebergSource.Spec, []), null) { OfTable = IcebergSource.ToSql },
    ];

    /// <summary>The format that the author names, or that the path's ending implies; null after a report.</summary>
    internal static SourceFormat? Of(ModuleScope scope, string path)
    {
        string[] names = [.. All.Select(format => format.Capability.Options.Name)];
        if (scope.Config.Has(IngressSpec.Format))
        {
            string name = scope.Config.Get(IngressSpec.Format);
            SourceFormat? named = All.FirstOrDefault(format => format.Capability.Options.Answers(name.ToLowerInvariant()));
            if (named is null)
            {
                scope.Report(EngineCodes.NotSupported, scope.Config.SpanOf(IngressSpec.Format), $"DuckDB does not read the format '{name}'.", Suggestion.Hint(name, names));
            }

            return named;
        }

        string bare = SourceFiles.WithoutCompression(path);
        SourceFormat? implied = All.FirstOrDefault(format => format.Capability.Extensions.Any(ending => bare.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
        if (implied is null)
        {
            scope.Report(SpecCodes.MissingKey, scope.Config.SpanOf(IngressSpec.Path), $"The path '{path}' does not tell its format.", $"Add `format`: {string.Join(", ", names)}.");
        }

        return implied;
    }
}
