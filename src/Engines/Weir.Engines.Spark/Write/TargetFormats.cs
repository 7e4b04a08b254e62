using Weir.Core.Contracts;
using Weir.Core.Specs;
using Weir.Engines.Spark.Read;

namespace Weir.Engines.Spark.Write;

/// <summary>The formats that Spark writes. Formats beyond Spark's own need their jar on the cluster.</summary>
internal static class TargetFormats
{
    internal static FormatOption CsvHeader { get; } = FormatOption.Flag("header", "header", "Whether the first line names the columns. Default true.");

    internal static FormatOption TextCompression { get; } = FormatOption.Text(
        "compression", "compression", "none, gzip, bzip2, lz4, snappy or deflate; by the target's ending when left out.", "codec");

    /// <summary>A table of the catalogue, made of what the catalogue makes tables of.</summary>
    internal static TargetFormat Table { get; } = Of("table", "A table of the catalogue, named by `table`.", null, []);

    internal static IReadOnlyList<TargetFormat> All { get; } =
    [
        Of("parquet", "Apache Parquet.", ".parquet", [".parquet", ".pq"],
            FormatOption.Text("compression", "compression", "snappy (the default), zstd, gzip, lz4, brotli or none.", "codec"),
            FormatOption.Number("row_group_bytes", "parquet.block.size", "Bytes per row group.")),
        Of("csv", "Text with separators: RFC 4180 unless options say otherwise.", ".csv", [".csv", ".tsv"],
            CsvHeader, TextCompression, SourceOptions.DateFormat, SourceOptions.TimestampFormat,
            FormatOption.Text("sep", "sep", "What parts the fields: a comma, in `.tsv` files a tab.", "delimiter", "delim"),
            FormatOption.Text("quote", "quote", "What surrounds a field that needs it.", "quotechar"),
            FormatOption.Text("escape", "escape", "What stands before a quote inside of quotes. Default: a double quote.", "escapechar"),
            FormatOption.Text("null_value", "nullValue", "How NULL is written. Default: an empty text.", "nullstr", "null"),
            FormatOption.Flag("quote_all", "quoteAll", "Whether every field is quoted.", "force_quote"),
            FormatOption.Text("encoding", "encoding", "The character encoding.", "charset"),
            FormatOption.Text("line_separator", "lineSep", "What ends a line.")),
        Of("json", "JSON: one object per line.", ".jsonl", [".json", ".jsonl", ".ndjson"],
            TextCompression, SourceOptions.DateFormat, SourceOptions.TimestampFormat,
            FormatOption.Flag("ignore_null_fields", "ignoreNullFields", "Whether members that are NULL are left out. Default false.")),
        Of("orc", "Apache ORC.", ".orc", [".orc"], FormatOption.Text("compression", "compression", "zstd, snappy, zlib, lz4 or none.", "codec")),
        Of("avro", "Apache Avro; its jar must be on the cluster.", ".avro", [".avro"],
            FormatOption.Text("compression", "compression", "snappy, deflate, bzip2, xz, zstandard or uncompressed.", "codec"),
            FormatOption.Text("record_name", "recordName", "The name of the record."), FormatOption.Text("record_namespace", "recordNamespace", "Its namespace.")),
        Of("text", "Lines of text: the rows have one column, a text.", ".txt", [".txt"], TextCompression, FormatOption.Text("line_separator", "lineSep", "What ends a line.")),
        Of("xml", "XML: rows are elements of one name.", ".xml", [".xml"],
            FormatOption.Text("row_tag", "rowTag", "The element that is a row."), FormatOption.Text("root_tag", "rootTag", "The element around all."), TextCompression),
        Of("delta", "Delta Lake: a table folder. The server must know Delta.", null, [], FormatOption.Text("compression", "compression", "The codec of its Parquet files.", "codec")),
        Table,
        Of("jdbc", "A table of a database: the rows come by JDBC to a staging table, which is published in one transaction.", null, [],
            FormatOption.Secret("url", "url", "The database, by JDBC's URL: `jdbc:postgresql://host:5432/shop`."), FormatOption.Text("dbtable", "", "The table, where the module does not name it by `table`.", "table"),
            FormatOption.Text("user", "user", "Who connects.", "username"), FormatOption.Secret("password", "password", "The user's password. Take it from a secret."),
            FormatOption.Text("driver", "driver", "The driver's class; its jar must be on the cluster."), FormatOption.Number("batch_rows", "batchsize", "How many rows are sent at once.")),
        Of("depot", "A value in the depot, kept from run to run.", null, []),
    ];

    private static TargetFormat Of(string name, string summary, string? ending, string[] endings, params FormatOption[] options)
    {
        string[] aliases = name == "json" ? ["jsonl", "ndjson"] : [];
        ComponentSpec spec = new(ComponentKind.EgressFormat, name, summary, [.. options.Select(option => option.Field)]) { Aliases = aliases };
        return new TargetFormat(name, new FormatCapability(spec, endings), options, ending);
    }
}
