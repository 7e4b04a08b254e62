using Weir.Core.Specs;
using Weir.Engines.DuckDb.Read;

namespace Weir.Engines.DuckDb.Write;

/// <summary>Options of writing, by format.</summary>
internal static class WriteOptions
{
    internal static Field<string> ParquetCompression { get; } = Field.Choice(
            "compression",
            new Choice<string>("snappy", "snappy"),
            new Choice<string>("zstd", "zstd"),
            new Choice<string>("gzip", "gzip"),
            new Choice<string>("lz4_raw", "lz4_raw", "", "lz4"),
            new Choice<string>("brotli", "brotli"),
            new Choice<string>("uncompressed", "uncompressed", "", "none"))
        .Alias("codec").Default("snappy").Doc("How pages are compressed.");

    internal static Field<long> CompressionLevel { get; } = Field.Integer("compression_level", 1, 22).Doc("zstd only: from fast to small; 3 by default.");

    internal static Field<long> RowGroupSize { get; } = Field.Integer("row_group_size", 2048, 100_000_000).Alias("rowGroupSize").Default(122_880).Doc("Rows per row group.");

    internal static Field<string> ParquetVersion { get; } = Field.Choice("parquet_version", new Choice<string>("v1", "V1"), new Choice<string>("v2", "V2"))
        .Default("V1").Doc("The format's version; V1 is read by everyone.");

    internal static Field<bool> Header { get; } = Field.Boolean("header").Default(true).Doc("Whether the first line names the columns.");

    internal static Field<string> Separator { get; } = Field.Text("sep").Alias("delimiter", "delim").Doc("What parts the fields: a comma, in `.tsv` files a tab.", ";");

    internal static Field<string> QuoteCharacter { get; } = Field.Text("quote").Alias("quotechar").Default("\"").Doc("What surrounds a field that needs it.");

    internal static Field<string> Escape { get; } = Field.Text("escape").Alias("escapechar").Default("\"").Doc("What stands before a quote inside of quotes.");

    internal static Field<string> NullText { get; } = Field.Text("null_value").Alias("nullValue", "nullstr", "null").Default("", "an empty text")
        .Doc("How NULL is written; an empty text is written in quotes, so that the two differ.");

    internal static Field<bool> QuoteAll { get; } = Field.Boolean("quote_all").Alias("quoteAll", "force_quote").Default(false).Doc("Whether every field is quoted.");

    internal static Field<string> TextCompression { get; } = Field.Choice(
            "compression",
            new Choice<string>("auto", "auto", "by the target's ending"),
            new Choice<string>("none", "uncompressed", "", "uncompressed"),
            new Choice<string>("gzip", "gzip", "", "gz"),
            new Choice<string>("zstd", "zstd", "", "zst"))
        .Alias("codec").Default("auto").Doc("How the file is compressed.");

    internal static Field<bool> Array { get; } = Field.Boolean("array").Default(false).Doc("Whether to write one array; otherwise one object per line.");

    internal static ComponentSpec Parquet { get; } = new(
        ComponentKind.EgressFormat, "parquet", "Apache Parquet.", [ParquetCompression, CompressionLevel, RowGroupSize, ParquetVersion]);

    internal static ComponentSpec Delta { get; } = new(
        ComponentKind.EgressFormat, "delta", "Delta Lake: a table's folder. Each run is one commit of its log.", [ParquetCompression, CompressionLevel, RowGroupSize])
    {
        Remarks = "Tables of writer version 2 (reader version 1), and of version 7 with no more features than `appendOnly` and `invariants`. Others are refused by name.",
    };

    internal static ComponentSpec Csv { get; } = new(
        ComponentKind.EgressFormat, "csv", "Text with separators: RFC 4180 unless options say otherwise.",
        [Header, Separator, QuoteCharacter, Escape, NullText, QuoteAll, SharedTextOptions.DateFormat, SharedTextOptions.TimestampFormat, TextCompression]);

    internal static ComponentSpec Json { get; } = new(
        ComponentKind.EgressFormat, "json", "JSON: one object per line.", [Array, SharedTextOptions.DateFormat, SharedTextOptions.TimestampFormat, TextCompression])
    {
        Aliases = ["jsonl", "ndjson"],
    };

    internal static Field<string> Sheet { get; } = Field.Text("sheet").Alias("sheet_name", "sheetName").Doc("The sheet's name; Sheet1 when left out.", "Orders");

    internal static ComponentSpec Excel { get; } = new(
        ComponentKind.EgressFormat, "excel", "An Excel workbook (.xlsx) with one sheet, by DuckDB's extension excel.", [Header, Sheet])
    {
        Aliases = ["xlsx"],
        Remarks = "A sheet holds 1,048,576 rows at most; more stop the run. Numbers lose what does not fit a DOUBLE.",
    };

    internal static ComponentSpec Avro { get; } = new(ComponentKind.EgressFormat, "avro", "Apache Avro: container files, by DuckDB's extension avro.", []);

    internal static ComponentSpec Depot { get; } = new(ComponentKind.EgressFormat, "depot", "A value in the depot, kept from run to run.", []);
}
