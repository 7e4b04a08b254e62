using System.Collections.Immutable;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Define;
using Weir.Engines.DuckDb.Interop;

namespace Weir.Engines.DuckDb.Read.Lines;

/// <summary>Reads CSV line by line, as Spark does: for options that DuckDB's own reader takes otherwise than Spark, and for bad lines that are not to stop the run.</summary>
internal sealed class LineRead
{
    private const string DefaultRecordColumn = "_corrupt_record";

    private readonly ModuleScope scope;
    private readonly SourceFiles files;
    private readonly Config options;
    private readonly CsvLayout layout;

    private LineRead(ModuleScope scope, SourceFiles files, Config options, CsvLayout layout)
    {
        this.scope = scope;
        this.files = files;
        this.options = options;
        this.layout = layout;
    }

    private string Mode => options.Get(CsvReadOptions.Mode);

    private string RecordColumn => options.Has(CsvReadOptions.CorruptRecordColumn) ? options.Get(CsvReadOptions.CorruptRecordColumn) : DefaultRecordColumn;

    /// <summary>Whether the options ask for it.</summary>
    internal static bool IsNeeded(Config options) =>
        options.Get(CsvReadOptions.Mode) != CsvReadOptions.FailFast || options.Get(CsvReadOptions.NullText).Length > 0 || options.Has(CsvReadOptions.Comment)
        || options.Get(CsvReadOptions.IgnoreLeadingSpace) || options.Get(CsvReadOptions.IgnoreTrailingSpace)
        || (options.Has(CsvReadOptions.Escape) && options.Get(CsvReadOptions.Escape) != options.Get(CsvReadOptions.QuoteCharacter));

    /// <summary>The FROM item of the good lines, and the scope's one of the bad ones; null after a report.</summary>
    internal static string? ToSql(ModuleScope scope, SourceFiles files, Config options, CsvLayout layout) => new LineRead(scope, files, options, layout).Build();

    private string? Build()
    {
        if (!RequireOutlet() || LineDialectReader.Read(scope, files, options, layout) is not { } dialect || LineTypes.Of(scope, options) is not { } conversion || CsvSource.Types(scope, options) is not { } given)
        {
            return null;
        }

        (string Name, string Type)[] types = [.. given.Where(type => !IsRecordColumn(type.Name))];
        if (Names(dialect, types) is not { } names)
        {
            return null;
        }

        string source = scope.Workspace.Lines.Add(scope.Workspace.Connection, scope.Module.Id, new LineSource(files.Files, dialect, names, Stops: Mode == CsvReadOptions.FailFast));
        bool isWhole = names.All(name => Array.Exists(types, type => Same(type.Name, name)));
        IReadOnlyList<string> found = isWhole || !layout.Infers
            ? [.. names.Select(_ => "VARCHAR")]
            : conversion.Find(scope, source, names.Length, options.Has(CsvReadOptions.SampleSize) ? options.Get(CsvReadOptions.SampleSize) : -1);
        LineColumn[] columns = [.. names.Select((name, i) =>
        {
            string type = Array.Find(types, given => Same(given.Name, name)).Type ?? found[i];
            return new LineColumn(name, LineSource.Field(i), type, conversion.Convert(LineSource.Field(i), type));
        })];
        return Compose(source, columns);
    }

    private string Compose(string source, LineColumn[] columns)
    {
        string values = string.Join(", ", columns.Select(column => Mode == CsvReadOptions.FailFast ? column.ToStrictSql() : column.ToSql()));
        string file = options.Get(SharedReadOptions.Filename) ? $", {LineSource.FileColumn} AS filename" : "";
        string isBad = string.Join(" OR ", columns.Where(column => column.CanMisfit).Select(column => column.Misfits).Prepend($"{LineSource.FaultColumn} IS NOT NULL"));
        string record = $"{LineSource.RecordColumn} AS {Quote.Identifier(RecordColumn)}";
        if (Mode == CsvReadOptions.FailFast)
        {
            return $"(SELECT {values}{file} FROM {source})";
        }

        if (Mode == CsvReadOptions.Permissive && scope.Module.Spillway is null)
        {
            return $"(SELECT {values}, CASE WHEN {isBad} THEN {LineSource.RecordColumn} END AS {Quote.Identifier(RecordColumn)}{file} FROM {source})";
        }

        if (Mode == CsvReadOptions.Permissive)
        {
            string reason = $"coalesce({LineSource.FaultColumn}, {string.Join(", ", columns.Where(column => column.CanMisfit).Select(column => $"CASE WHEN {column.Misfits} THEN {column.Reason} END").Append("''"))})";
            string message = $"parse_filename({LineSource.FileColumn}) || ', line ' || {LineSource.LineColumn} || ': ' || {reason}";
            scope.SpilledLines = $"(SELECT {values}, {record}{file}, {ErrorColumns.OfLines(scope.Module.Id, message, scope.Workspace.Options.RunStartedAt)} FROM {source} WHERE {isBad})";
        }

        return $"(SELECT {values}{file} FROM {source} WHERE NOT ({isBad}))";
    }

    /// <summary>Bad lines that go nowhere would be read as other lines without a word.</summary>
    private bool RequireOutlet()
    {
        if (Mode != CsvReadOptions.Permissive || options.Has(CsvReadOptions.CorruptRecordColumn) || scope.Module.Spillway is not null)
        {
            return true;
        }

        scope.Report(
            EngineCodes.InvalidOption, options.SpanOf(CsvReadOptions.Mode), "PERMISSIVE needs a place for lines that don't fit; else their values would be NULL without a word.",
            $"Draw an edge '{{ from: {scope.Module.Id}, to: ..., port: spillway }}', or name a column for them with `columnNameOfCorruptRecord`.");
        return false;
    }

    /// <summary>The columns of every line; null after a report.</summary>
    private ImmutableArray<string>? Names(LineDialect dialect, (string Name, string Type)[] types)
    {
        ImmutableArray<string> told = [.. types.Select(type => type.Name)];
        if (!dialect.HasHeader && !told.IsEmpty)
        {
            return told;
        }

        ImmutableArray<string> names = NamesOfFirst(dialect);
        if (names.IsEmpty && told.IsEmpty)
        {
            scope.Report(EngineCodes.SourceUnreadable, scope.Config.SpanOf(IngressSpec.Path), $"{Path.GetFileName(files.Files[0])} is empty: nothing tells its columns.", "Name them with `dtypes`.");
            return null;
        }

        names = names.IsEmpty ? told : names;
        string? stranger = told.FirstOrDefault(name => !names.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (stranger is not null)
        {
            scope.Report(EngineCodes.UnknownColumn, options.SpanOf(SharedTextOptions.Types), $"The file has no column '{stranger}'.", Suggestion.Hint(stranger, names));
            return null;
        }

        string? twice = Mode == CsvReadOptions.FailFast ? null : names.FirstOrDefault(IsRecordColumn);
        if (twice is not null)
        {
            scope.Report(EngineCodes.DuplicateColumn, options.SpanOf(CsvReadOptions.Mode), $"The file has a column '{twice}', where bad lines are to stand.", "Name another one with `columnNameOfCorruptRecord`.");
        }

        return twice is null ? names : null;
    }

    private ImmutableArray<string> NamesOfFirst(LineDialect dialect)
    {
        try
        {
            return LineSource.NamesOf(files.Files[0], dialect);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new DuckDbException(DuckDbErrorType.IO, exception.Message);
        }
    }

    private bool IsRecordColumn(string name) => Same(name, RecordColumn);

    private static bool Same(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
