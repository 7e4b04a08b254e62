using Weir.Core.Blueprints.Modules;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Engines.DuckDb.Define;

namespace Weir.Engines.DuckDb.Read;

/// <summary>Reads JSON. The columns are found in the data, once, and then fixed for the run.</summary>
internal static class JsonSource
{
    private const string IsoDate = "%Y-%m-%d";

    /// <summary>Deeper levels are read as JSON text. DuckDB's time to make a type grows with the square of its depth, and a type of thousands of levels is no schema.</summary>
    private const int MaximumTypeDepth = 64;

    internal static string? ToSql(ModuleScope scope, SourceFiles files, Config options)
    {
        SqlArguments shared = new SqlArguments()
            .Text("format", Layout(options))
            .Text("compression", SharedTextOptions.CompressionOf(options))
            .Number("maximum_object_size", options.Has(JsonReadOptions.MaximumObjectSize) ? options.Get(JsonReadOptions.MaximumObjectSize) : null);
        if (!options.Has(SharedTextOptions.DateFormat))
        {
            // Left to itself DuckDB also takes 31-12-2001 and 12-31-2001 for dates, and has to guess which is which.
            shared.Text("dateformat", IsoDate);
        }

        if (CsvSource.AddFormats(scope, options, shared) is null || CsvSource.Types(scope, options) is not { } types)
        {
            return null;
        }

        SharedReadOptions.AddTo(shared, options, files);
        SqlArguments detection = shared.Copy()
            .Number("sample_size", options.Get(JsonReadOptions.SampleSize))
            .Number("maximum_depth", MaximumTypeDepth);
        IReadOnlyList<(string Name, string Type)> columns = [.. Detect(scope, files, detection)
            .Where(column => !files.PartitionColumns.Contains(column.Name, StringComparer.Ordinal) && column.Name != SharedReadOptions.Filename.Name)
            .Select(column => (column.Name, types.FirstOrDefault(type => type.Name == column.Name).Type ?? column.Type))];
        if (HoldsNoRecord(scope, files, detection, columns))
        {
            // DuckDB would make up a column named json.
            columns = types;
        }

        if (columns.Count == 0)
        {
            scope.Report(
                EngineCodes.SourceUnreadable, scope.Config.SpanOf(IngressSpec.Path), "The source holds no record, so its columns can't be known.",
                "Name them: `options: { dtypes: \"id bigint, name string\" }`.");
            return null;
        }

        return $"read_json({files.ToSql()}, {shared.Copy().Flag("auto_detect", false).Columns("columns", columns)})";
    }

    private static bool HoldsNoRecord(ModuleScope scope, SourceFiles files, SqlArguments detection, IReadOnlyList<(string Name, string Type)> columns) =>
        columns is [("json", "VARCHAR")] && scope.Workspace.Rows($"SELECT 1 FROM read_json({files.ToSql()}, {detection}) LIMIT 1", scope.Cancellation).Count == 0;

    private static string Layout(Config options)
    {
        if (options.Has(JsonReadOptions.MultiLine))
        {
            return options.Get(JsonReadOptions.MultiLine) ? "auto" : "newline_delimited";
        }

        return options.Get(JsonReadOptions.Layout);
    }

    /// <summary>Columns and types. A column of mixed values, which DuckDB leaves as JSON, is a string.</summary>
    private static IEnumerable<(string Name, string Type)> Detect(ModuleScope scope, SourceFiles files, SqlArguments detection) =>
        scope.Workspace.Rows($"DESCRIBE SELECT * FROM read_json({files.ToSql()}, {detection})", scope.Cancellation)
            .Select(row => ((string)row[0]!, (string)row[1]! is "JSON" ? "VARCHAR" : (string)row[1]!));
}
