using System.Text;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Define;

namespace Weir.Engines.DuckDb.Read.Lines;

/// <summary>Makes the dialect of files that are read line by line of an author's options.</summary>
internal static class LineDialectReader
{
    private static readonly Field[] Reasons =
    [
        CsvReadOptions.Mode, CsvReadOptions.NullText, CsvReadOptions.Comment, CsvReadOptions.IgnoreLeadingSpace, CsvReadOptions.IgnoreTrailingSpace, CsvReadOptions.Escape,
    ];

    /// <summary>The dialect; null after a report.</summary>
    internal static LineDialect? Read(ModuleScope scope, SourceFiles files, Config options, CsvLayout layout)
    {
        if (!RequirePlainFiles(scope, files, options)
            || Sign(scope, options, CsvReadOptions.QuoteCharacter) is not { } quote || Sign(scope, options, CsvReadOptions.Comment) is not { } comment
            || Sign(scope, options, options.Has(CsvReadOptions.Escape) ? CsvReadOptions.Escape : CsvReadOptions.QuoteCharacter) is not { } escape)
        {
            return null;
        }

        bool? gzip = SharedTextOptions.CompressionOf(options) is { } asked ? asked == "gzip" : null;
        return new LineDialect(
            Encoding.UTF8.GetBytes(layout.Separator), quote, escape, comment, Encoding.UTF8.GetBytes(options.Get(CsvReadOptions.NullText)),
            options.Get(CsvReadOptions.IgnoreLeadingSpace), options.Get(CsvReadOptions.IgnoreTrailingSpace), options.Get(CsvReadOptions.SkipRows), layout.HasHeader, EncodingOf(options.Get(CsvReadOptions.Encoding)), gzip);
    }

    private static bool RequirePlainFiles(ModuleScope scope, SourceFiles files, Config options)
    {
        Field? offender = Array.Find<Field>([CsvReadOptions.UnionByName, CsvReadOptions.DecimalSeparator, SharedReadOptions.HivePartitioning], options.Has);
        string? what = offender is not null ? $"`{offender.Name}`"
            : files.Files.Any(SourceFiles.IsRemote) ? "a file on another machine"
            : options.Get(SharedTextOptions.Compression) == "zstd" || files.Files.Any(IsZstd) ? "zstd"
            : files.PartitionColumns.Count > 0 ? "folders named `column=value`"
            : null;
        if (what is not null)
        {
            Field reason = Reasons.First(options.Has);
            scope.Report(
                EngineCodes.NotSupported, options.SpanOf(offender ?? reason), $"`{reason.Name}` can't be honoured together with {what}: such files are read line by line, plain or as gzip.",
                "Leave out one of the two, or use `engine: spark`.");
        }

        return what is null;
    }

    private static bool IsZstd(string file) => file.EndsWith(".zst", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".zstd", StringComparison.OrdinalIgnoreCase);

    private static Encoding EncodingOf(string name) => name switch
    {
        "latin-1" => Encoding.Latin1,
        "utf-16" => Encoding.Unicode,
        _ => Encoding.UTF8,
    };

    /// <summary>A sign's byte; -1 for none, null after a report.</summary>
    private static int? Sign(ModuleScope scope, Config options, Field<string> field)
    {
        string text = options.Get(field) ?? "";
        if (text.Length == 0 || (text.Length == 1 && char.IsAscii(text[0])))
        {
            return text.Length == 0 ? -1 : text[0];
        }

        scope.Report(EngineCodes.InvalidOption, options.SpanOf(field), $"`{field.Name}` must be one ASCII character, not '{text}'.");
        return null;
    }
}
