using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Read;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Write;

/// <summary>How an Egress writes: the format, its options, and the compression that the target's ending implies.</summary>
internal sealed class WriteFormat
{
    private readonly Config options;
    private readonly ManifestModule module;

    private WriteFormat(string name, Config options, ManifestModule module)
    {
        Name = name;
        this.options = options;
        this.module = module;
    }

    internal static IReadOnlyList<FormatCapability> Capabilities { get; } =
    [
        new(WriteOptions.Parquet, [".parquet", ".pq"]),
        new(WriteOptions.Csv, [".csv", ".tsv"]),
        new(WriteOptions.Json, [".json", ".jsonl", ".ndjson"]),
        new(WriteOptions.Excel, [".xlsx"]),
        new(WriteOptions.Avro, [".avro"]),
        new(WriteOptions.Delta, []),
        new(WriteOptions.Depot, []),
    ];

    /// <summary>parquet, csv, json, excel, avro, delta or depot.</summary>
    internal string Name { get; }

    /// <summary>The ending of files in a folder.</summary>
    internal string Ending => Name == "delta" ? ".parquet" : Name == "excel" ? ".xlsx" : (Name == "json" && !options.Get(WriteOptions.Array) ? ".jsonl" : "." + Name) + Compression switch
    {
        "gzip" => ".gz",
        "zstd" => ".zst",
        _ => "",
    };

    /// <summary>The endings of the format's files, without that of a compression.</summary>
    internal IReadOnlyList<string> Extensions => [.. Capabilities.First(format => format.Options.Name == Name).Extensions];

    /// <summary>Whether a file says which column is which.</summary>
    internal bool HasColumnNames => Name != "csv" || HasHeader;

    private bool HasHeader => module.Config.Has(EgressSpec.Header) ? module.Config.Get(EgressSpec.Header) : options.Get(WriteOptions.Header);

    private string TargetPath => module.Config.Has(EgressSpec.Path) ? module.Config.Get(EgressSpec.Path) : "";

    private string Separator =>
        options.Has(WriteOptions.Separator) ? options.Get(WriteOptions.Separator).Replace("\\t", "\t", StringComparison.Ordinal)
        : SourceFiles.WithoutCompression(TargetPath).EndsWith(".tsv", StringComparison.OrdinalIgnoreCase) ? "\t"
        : ",";

    /// <summary>Of a text format: uncompressed, gzip or zstd. Staged files have other endings, so it is always told to DuckDB.</summary>
    private string Compression
    {
        get
        {
            string asked = Name is "csv" or "json" ? options.Get(WriteOptions.TextCompression) : "uncompressed";
            return asked != "auto" ? asked
                : TargetPath.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? "gzip"
                : TargetPath.EndsWith(".zst", StringComparison.OrdinalIgnoreCase) || TargetPath.EndsWith(".zstd", StringComparison.OrdinalIgnoreCase) ? "zstd"
                : "uncompressed";
        }
    }

    /// <summary>The format that the author names, or that the target's ending implies.</summary>
    /// <exception cref="WeirException">There is none such, or an option is unknown or can't be honoured.</exception>
    internal static WriteFormat Of(ManifestModule module)
    {
        Config config = module.Config;
        FormatCapability capability = config.Has(EgressSpec.Format) ? Named(config) : Implied(config);
        MappingNode node = config.NodeOf(EgressSpec.Options) as MappingNode ?? MappingNode.Empty;
        DiagnosticBag bag = new();
        if (!capability.Options.Check(node, new SpecReader(bag, module.Id)))
        {
            throw new WeirException(bag.First());
        }

        WriteFormat format = new(capability.Options.Name, new Config(capability.Options, node), module);
        _ = format.ToCopyOptions();
        format.RequirePartitionable();
        return format;
    }

    /// <summary>The options of COPY, without partitioning.</summary>
    internal string ToCopyOptions() => Name switch
    {
        "parquet" => new SqlArguments(" ").Raw("FORMAT", "parquet")
            .Text("COMPRESSION", options.Get(WriteOptions.ParquetCompression))
            .Number("COMPRESSION_LEVEL", options.Has(WriteOptions.CompressionLevel) ? options.Get(WriteOptions.CompressionLevel) : null)
            .Number("ROW_GROUP_SIZE", options.Get(WriteOptions.RowGroupSize))
            .Text("PARQUET_VERSION", options.Get(WriteOptions.ParquetVersion)).ToString(),
        "delta" => new SqlArguments(" ").Raw("FORMAT", "parquet")
            .Text("COMPRESSION", options.Get(WriteOptions.ParquetCompression))
            .Number("COMPRESSION_LEVEL", options.Has(WriteOptions.CompressionLevel) ? options.Get(WriteOptions.CompressionLevel) : null)
            .Number("ROW_GROUP_SIZE", options.Get(WriteOptions.RowGroupSize)).ToString(),
        "csv" => AddFormats(new SqlArguments(" ").Raw("FORMAT", "csv")
            .Flag("HEADER", HasHeader)
            .Text("DELIMITER", Separator)
            .Text("QUOTE", options.Get(WriteOptions.QuoteCharacter))
            .Text("ESCAPE", options.Get(WriteOptions.Escape))
            .Text("NULLSTR", options.Get(WriteOptions.NullText))
            .Raw("FORCE_QUOTE", options.Get(WriteOptions.QuoteAll) ? "*" : null)
            .Text("COMPRESSION", Compression)).ToString(),
        "json" => AddFormats(new SqlArguments(" ").Raw("FORMAT", "json").Flag("ARRAY", options.Get(WriteOptions.Array)).Text("COMPRESSION", Compression)).ToString(),
        "excel" => new SqlArguments(" ").Raw("FORMAT", "xlsx").Flag("HEADER", HasHeader).Text("SHEET", options.Has(WriteOptions.Sheet) ? options.Get(WriteOptions.Sheet) : null).ToString(),
        "avro" => "FORMAT avro",
        _ => "",
    };

    /// <summary>The query and the options of a COPY into one folder per value. DuckDB has no such COPY for JSON, so the objects are made as texts, one per line.</summary>
    internal (SqlComposer Query, string Options) ToPartitionedCopy(SqlComposer query, Schema columns, IReadOnlyList<string> partitions)
    {
        if (Name != "json")
        {
            return (query, ToCopyOptions());
        }

        IEnumerable<string> members = columns.Names
            .Where(name => !partitions.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Select(name => $"{Quote.Identifier(name)} := {Quote.Identifier(name)}");
        string keys = string.Join(", ", partitions.Select(Quote.Identifier));
        SqlArguments arguments = new SqlArguments(" ").Raw("FORMAT", "csv").Flag("HEADER", false).Text("QUOTE", "").Text("ESCAPE", "").Text("DELIMITER", "\n").Text("COMPRESSION", Compression);
        return (new SqlComposer().Add($"SELECT to_json(struct_pack({string.Join(", ", members)})) AS json, {keys} FROM (").Add(query).Add(")"), arguments.ToString());
    }

    /// <summary>A FROM item that reads a file that was written this way.</summary>
    /// <param name="file">The file.</param>
    /// <param name="types">For text formats: the types of columns.</param>
    internal string ToReader(string file, IEnumerable<(string Name, string Type)> types) => Name switch
    {
        "parquet" => $"read_parquet({Quote.Literal(file)}, hive_partitioning = false)",
        "avro" => $"read_avro({Quote.Literal(file)})",
        "excel" => $"read_xlsx({Quote.Literal(file)})",
        "csv" => $"read_csv({Quote.Literal(file)}, {AddFormats(CsvReader().Columns("types", types))})",
        _ => $"read_json({Quote.Literal(file)}, {AddFormats(JsonReader())})",
    };

    private void RequirePartitionable()
    {
        if (Name is "excel" or "avro" && module.Config.Get(EgressSpec.PartitionBy).Count > 0)
        {
            throw Refuse(EngineCodes.NotSupported, module.Config.SpanOf(EgressSpec.PartitionBy), $"DuckDB writes no partitions in the format {Name}.", "Write Parquet, CSV or JSON, or leave `partition_by` out.");
        }

        if (Name == "excel" && WriteModes.Of(module.Config) == WriteMode.Append && !TargetPath.EndsWith('/'))
        {
            throw Refuse(EngineCodes.NotSupported, module.Config.SpanOf(EgressSpec.Mode), "A workbook can't be appended to.", "Write into a folder: end the path with '/', and each run adds a workbook.");
        }

        Field? offender = Name != "json" || module.Config.Get(EgressSpec.PartitionBy).Count == 0 ? null
            : options.Get(WriteOptions.Array) ? WriteOptions.Array
            : options.Has(SharedTextOptions.DateFormat) ? SharedTextOptions.DateFormat
            : options.Has(SharedTextOptions.TimestampFormat) ? SharedTextOptions.TimestampFormat
            : null;
        if (offender is not null)
        {
            throw Refuse(EngineCodes.NotSupported, options.SpanOf(offender), $"JSON in partitions is written one object per line; '{offender.Name}' can't be honoured there.", "Leave the option out, or write without `partition_by`.");
        }
    }

    private SqlArguments CsvReader() => new SqlArguments()
        .Flag("header", HasHeader)
        .Text("delim", Separator)
        .Text("quote", options.Get(WriteOptions.QuoteCharacter))
        .Text("escape", options.Get(WriteOptions.Escape))
        .Text("nullstr", options.Get(WriteOptions.NullText))
        .Text("compression", Compression)
        .Flag("strict_mode", true).Text("comment", "").Number("skip", 0)
        .Flag("allow_quoted_nulls", false).Flag("hive_partitioning", false);

    private SqlArguments JsonReader() => new SqlArguments()
        .Text("format", options.Get(WriteOptions.Array) ? "array" : "newline_delimited")
        .Text("compression", Compression)
        .Flag("hive_partitioning", false).Number("sample_size", -1);

    private SqlArguments AddFormats(SqlArguments arguments)
    {
        (Field<string> Field, string Name)[] formats = [(SharedTextOptions.DateFormat, "dateformat"), (SharedTextOptions.TimestampFormat, "timestampformat")];
        foreach ((Field<string> field, string name) in formats.Where(format => options.Has(format.Field)))
        {
            if (!TimePattern.TryTranslate(options.Get(field), out string pattern, out string? offender))
            {
                throw Refuse(EngineCodes.InvalidOption, options.SpanOf(field), $"'{offender}' in the pattern '{options.Get(field)}' has no counterpart in DuckDB.", "Write the pattern as strftime, for example `%d/%m/%Y %H:%M:%S`.");
            }

            arguments.Text(name, pattern);
        }

        return arguments;
    }

    private static FormatCapability Named(Config config)
    {
        string name = config.Get(EgressSpec.Format);
        return Capabilities.FirstOrDefault(format => format.Options.Answers(name.ToLowerInvariant()))
            ?? throw Refuse(
                EngineCodes.NotSupported, config.SpanOf(EgressSpec.Format), $"DuckDB does not write the format '{name}'.",
                Suggestion.Hint(name, [.. Capabilities.Select(format => format.Options.Name)]));
    }

    private static FormatCapability Implied(Config config)
    {
        string path = config.Has(EgressSpec.Path) ? config.Get(EgressSpec.Path) : "";
        string bare = SourceFiles.WithoutCompression(path);
        return Capabilities.FirstOrDefault(format => format.Extensions.Any(ending => bare.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            ?? throw Refuse(
                SpecCodes.MissingKey, config.SpanOf(EgressSpec.Path), $"The path '{path}' does not tell its format.",
                $"Add `format`: {string.Join(", ", Capabilities.Select(format => format.Options.Name))}.");
    }

    private static WeirException Refuse(DiagnosticCode code, SourceSpan span, string message, string? hint) => new(new Diagnostic(code, span, message) { Hint = hint });
}
