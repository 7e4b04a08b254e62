using Weir.Core.Blueprints.Modules;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Define;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Values;
using Weir.Engines.DuckDb.Read.Lines;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Read;

/// <summary>Reads CSV. Nothing about the dialect is guessed; only the columns' types are found in the data, once, and then fixed for the run.</summary>
internal static class CsvSource
{
    internal static string? ToSql(ModuleScope scope, SourceFiles files, Config options)
    {
        if (LineRead.IsNeeded(options))
        {
            return RequireMultiLine(scope, options) ? LineRead.ToSql(scope, files, options, Layout(scope, files, options)) : null;
        }

        if (Dialect(scope, files, options) is not { } dialect || Types(scope, options) is not { } types)
        {
            return null;
        }

        if (files.SingleLocalFile is { } only && new FileInfo(only).Length == 0)
        {
            scope.Report(EngineCodes.SourceUnreadable, scope.Config.SpanOf(IngressSpec.Path), $"The file '{only}' is empty: it has no header to tell its columns.", "Write at least the header into it.");
            return null;
        }

        bool asText = !Effective(scope, IngressSpec.InferSchema, options, CsvReadOptions.InferSchema);
        SqlArguments detection = dialect.Copy().Number("sample_size", options.Get(CsvReadOptions.SampleSize)).Columns("types", types);
        if (asText)
        {
            detection.Flag("all_varchar", true);
        }

        try
        {
            return files.SingleLocalFile is null ? Several(scope, files, options, detection) : One(scope, files, options, dialect, detection);
        }
        catch (DuckDbException exception) when (FileFault.Find(exception) is { } fault)
        {
            CsvDiagnosis.Explain(scope, fault.File, dialect, options, Separator(files, options));
            throw;
        }
    }

    /// <summary>What DuckDB must not guess; null after a report.</summary>
    private static SqlArguments? Dialect(ModuleScope scope, SourceFiles files, Config options)
    {
        if (!RequireMultiLine(scope, options))
        {
            return null;
        }

        SqlArguments arguments = new SqlArguments()
            .Text("delim", Separator(files, options))
            .Text("quote", options.Get(CsvReadOptions.QuoteCharacter))
            .Text("escape", options.Get(CsvReadOptions.Escape))
            .Flag("header", Effective(scope, IngressSpec.Header, options, CsvReadOptions.Header))
            .Number("skip", options.Get(CsvReadOptions.SkipRows))
            .Text("comment", options.Has(CsvReadOptions.Comment) ? options.Get(CsvReadOptions.Comment) : "")
            .Flag("strict_mode", true)
            .Text("nullstr", options.Get(CsvReadOptions.NullText))
            .Text("encoding", options.Get(CsvReadOptions.Encoding))
            .Text("compression", SharedTextOptions.CompressionOf(options))
            .Text("decimal_separator", options.Get(CsvReadOptions.DecimalSeparator));
        return AddFormats(scope, options, arguments);
    }

    private static bool RequireMultiLine(ModuleScope scope, Config options)
    {
        bool good = options.Get(CsvReadOptions.MultiLine);
        if (!good)
        {
            scope.Report(EngineCodes.InvalidOption, options.SpanOf(CsvReadOptions.MultiLine), "multiline: false is not supported: a line break inside of quotes is always part of the field.", "Leave the option out.");
        }

        return good;
    }

    private static CsvLayout Layout(ModuleScope scope, SourceFiles files, Config options) => new(
        Separator(files, options), Effective(scope, IngressSpec.Header, options, CsvReadOptions.Header), Effective(scope, IngressSpec.InferSchema, options, CsvReadOptions.InferSchema));

    /// <summary>The formats of dates and timestamps, translated; null after a report.</summary>
    internal static SqlArguments? AddFormats(ModuleScope scope, Config options, SqlArguments arguments)
    {
        (Field<string> Field, string Name)[] formats = [(SharedTextOptions.DateFormat, "dateformat"), (SharedTextOptions.TimestampFormat, "timestampformat")];
        foreach ((Field<string> field, string name) in formats.Where(format => options.Has(format.Field)))
        {
            if (!TimePattern.TryTranslate(options.Get(field), out string pattern, out string? offender))
            {
                ReportPattern(scope, options, field, offender);
                return null;
            }

            arguments.Text(name, pattern);
        }

        return arguments;
    }

    internal static void ReportPattern(ModuleScope scope, Config options, Field<string> field, string? offender) =>
        scope.Report(
            EngineCodes.InvalidOption, options.SpanOf(field), $"'{offender}' in the pattern '{options.Get(field)}' has no counterpart in DuckDB.",
            "Write the pattern as strftime, for example `%d/%m/%Y %H:%M:%S`, or read the column as text and convert it in a Channel.");

    internal static IReadOnlyList<(string Name, string Type)>? Types(ModuleScope scope, Config options) =>
        options.Has(SharedTextOptions.Types) ? ColumnTypeList.Read(scope, options.Get(SharedTextOptions.Types), options.SpanOf(SharedTextOptions.Types)) : [];

    private static string Separator(SourceFiles files, Config options)
    {
        if (options.Has(CsvReadOptions.Separator))
        {
            return options.Get(CsvReadOptions.Separator).Replace("\\t", "\t", StringComparison.Ordinal);
        }

        return SourceFiles.WithoutCompression(files.Files[0]).EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? "\t" : ",";
    }

    /// <summary>A key of the Ingress itself wins over the option of the same meaning.</summary>
    private static bool Effective(ModuleScope scope, Field<bool> ofModule, Config options, Field<bool> option) =>
        scope.Config.Has(ofModule) ? scope.Config.Get(ofModule) : options.Get(option);

    /// <summary>One file: its columns are found once and fixed, so that no later read looks for them again.</summary>
    private static string One(ModuleScope scope, SourceFiles files, Config options, SqlArguments dialect, SqlArguments detection)
    {
        string file = files.ToSql()[1..^1];
        object?[] found = scope.Workspace.Rows($"SELECT Columns, DateFormat, TimestampFormat, NewLineDelimiter FROM sniff_csv({file}, {detection})", scope.Cancellation)[0];
        (string Name, string Type)[] columns = [.. ((object?[])found[0]!).Cast<DuckDbStruct>().Select(column => ((string)column.Values[0]!, (string)column.Values[1]!))];
        SqlArguments fixedColumns = dialect.Copy().Flag("auto_detect", false).Columns("columns", columns);
        if (!options.Has(SharedTextOptions.DateFormat))
        {
            fixedColumns.Text("dateformat", Found(found[1]));
        }

        if (!options.Has(SharedTextOptions.TimestampFormat))
        {
            fixedColumns.Text("timestampformat", Found(found[2]));
        }

        return $"read_csv({file}, {SharedReadOptions.AddTo(fixedColumns, options, files)})";
    }

    /// <summary>Several files: columns are matched by name, for which DuckDB has to look at each header.</summary>
    private static string Several(ModuleScope scope, SourceFiles files, Config options, SqlArguments detection)
    {
        SqlArguments arguments = detection.Flag("union_by_name", options.Get(CsvReadOptions.UnionByName));
        string source = $"read_csv({files.ToSql()}, {SharedReadOptions.AddTo(arguments, options, files)})";
        scope.Workspace.SchemaOf(source, scope.Cancellation);
        return source;
    }

    private static string? Found(object? format) => format is string { Length: > 0 } text ? text : null;
}
