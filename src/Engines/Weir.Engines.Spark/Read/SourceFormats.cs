using Weir.Core.Contracts;
using Weir.Core.Specs;

namespace Weir.Engines.Spark.Read;

/// <summary>The formats that Spark reads. Formats beyond Spark's own need their jar on the cluster.</summary>
internal static class SourceFormats
{
    internal static FormatOption CsvHeader { get; } = FormatOption.Flag("header", "header", "Whether the first line names the columns. Without it they are _c0, _c1, ... Default true.");

    internal static FormatOption CsvInfer { get; } = FormatOption.Flag("infer_schema", "inferSchema", "Whether to find the columns' types in the data; without it every column is a string. Default true.");

    internal static FormatOption JsonMultiLine { get; } = FormatOption.Flag(
        "multiline", "multiLine", "True: the file is one array, or records may span lines; false: one record per line. Default: found by itself for a file of this machine, else false.");

    internal static IReadOnlyList<SourceFormat> All { get; } =
    [
        Files("parquet", "parquet", "Apache Parquet.", [".parquet", ".pq"], SourceOptions.MergeSchema),
        Files("csv", "csv", "Text with separators: RFC 4180 unless options say otherwise.", [".csv", ".tsv"],
            CsvHeader, CsvInfer, SourceOptions.DateFormat, SourceOptions.TimestampFormat, SourceOptions.Types, SourceOptions.Compression,
            FormatOption.Text("sep", "sep", "What parts the fields: a comma, in `.tsv` files a tab.", "delimiter", "delim"),
            FormatOption.Text("quote", "quote", "What surrounds a field that holds separators. Default: a double quote.", "quotechar"),
            FormatOption.Text("escape", "escape", "What stands before a quote inside of quotes. Default: a double quote.", "escapechar"),
            FormatOption.Text("null_value", "nullValue", "The text that stands for NULL. Default: an empty text.", "nullstr", "null"),
            FormatOption.Text("empty_value", "emptyValue", "The text that stands for an empty text."),
            FormatOption.Text("encoding", "encoding", "The character encoding.", "charset"),
            FormatOption.Text("comment", "comment", "Lines that begin with this character are left out."),
            FormatOption.Flag("multiline", "multiLine", "Whether a quoted field may hold line breaks. Default true; false lets Spark read one large file in parts."),
            FormatOption.Text("mode", "mode", "What a line does that does not fit: FAILFAST (the default) stops the run, PERMISSIVE sets NULL, DROPMALFORMED drops the line."),
            FormatOption.Text("sampling_ratio", "samplingRatio", "The part of the lines that tell the columns' types, up to 1.0.", "sample_ratio"),
            FormatOption.Text("line_separator", "lineSep", "What ends a line."),
            FormatOption.Text("locale", "locale", "The language of dates and numbers."),
            FormatOption.Flag("ignore_leading_white_space", "ignoreLeadingWhiteSpace", "Whether to drop space before values."),
            FormatOption.Flag("ignore_trailing_white_space", "ignoreTrailingWhiteSpace", "Whether to drop space behind values."),
            FormatOption.Number("maximum_columns", "maxColumns", "The largest number of columns."),
            FormatOption.Number("maximum_field_length", "maxCharsPerColumn", "The largest number of characters of a field.")),
        Files("json", "json", "JSON: one object per line, or an array of objects.", [".json", ".jsonl", ".ndjson"],
            JsonMultiLine, SourceOptions.DateFormat, SourceOptions.TimestampFormat, SourceOptions.Types, SourceOptions.Compression,
            FormatOption.Text("mode", "mode", "What a record does that does not fit: FAILFAST (the default), PERMISSIVE or DROPMALFORMED."),
            FormatOption.Text("encoding", "encoding", "The character encoding."),
            FormatOption.Text("sampling_ratio", "samplingRatio", "The part of the records that tell the columns, up to 1.0."),
            FormatOption.Flag("primitives_as_string", "primitivesAsString", "Whether all values are read as texts."),
            FormatOption.Flag("prefers_decimal", "prefersDecimal", "Whether numbers with a point become decimals."),
            FormatOption.Flag("infer_timestamp", "inferTimestamp", "Whether texts that look like timestamps become timestamps.")),
        Files("orc", "orc", "Apache ORC.", [".orc"], SourceOptions.MergeSchema),
        Files("avro", "avro", "Apache Avro; its jar must be on the cluster.", [".avro"], FormatOption.Text("avro_schema", "avroSchema", "The schema to read with, as JSON.")),
        Files("text", "text", "Lines of text, in one column `value`.", [".txt"],
            FormatOption.Flag("whole_text", "wholetext", "Whether each file is one row."), FormatOption.Text("line_separator", "lineSep", "What ends a line.")),
        Files("xml", "xml", "XML: rows are elements of one name.", [".xml"],
            FormatOption.Text("row_tag", "rowTag", "The element that is a row."), FormatOption.Text("mode", "mode", "FAILFAST, PERMISSIVE or DROPMALFORMED."),
            FormatOption.Text("attribute_prefix", "attributePrefix", "What attributes' columns begin with."), SourceOptions.DateFormat, SourceOptions.TimestampFormat),
        Files("binary", "binaryFile", "Files as they are: path, time, length and content.", []),
        Folder("delta", "Delta Lake: a table folder.",
            FormatOption.Number("version_as_of", "versionAsOf", "The version of the table to read."),
            FormatOption.Text("timestamp_as_of", "timestampAsOf", "The table as it was at this time."),
            FormatOption.Flag("read_change_feed", "readChangeFeed", "Whether to read changes instead of rows."),
            FormatOption.Number("starting_version", "startingVersion", "The first version of a change feed."),
            FormatOption.Number("ending_version", "endingVersion", "The last version of a change feed.")),
        Folder("iceberg", "Apache Iceberg; its jar must be on the cluster.",
            FormatOption.Number("snapshot_id", "snapshot-id", "The snapshot to read."), FormatOption.Number("as_of_timestamp", "as-of-timestamp", "The table as it was at this time, in milliseconds.")),
        Folder("hudi", "Apache Hudi; its jar must be on the cluster.",
            FormatOption.Text("query_type", "hoodie.datasource.query.type", "snapshot, incremental or read_optimized."),
            FormatOption.Text("as_of_instant", "as.of.instant", "The table as it was at this time.")),
        System("jdbc", "A table of a database, by JDBC: `table` names it.",
            FormatOption.Secret("url", "url", "The database."), FormatOption.Text("query", "query", "A query instead of a table."),
            FormatOption.Text("user", "user", "The user."), FormatOption.Secret("password", "password", "The password; take it from a secret."),
            FormatOption.Text("driver", "driver", "The driver's class."),
            FormatOption.Text("partition_column", "partitionColumn", "A column by which the table is read in parts at once."),
            FormatOption.Text("lower_bound", "lowerBound", "The least value of that column."), FormatOption.Text("upper_bound", "upperBound", "The greatest value of that column."),
            FormatOption.Number("num_partitions", "numPartitions", "The number of parts."), FormatOption.Number("fetch_size", "fetchsize", "Rows per round trip."),
            FormatOption.Text("session_init", "sessionInitStatement", "A statement to run first."), FormatOption.Text("types", "customSchema", "Types of columns."),
            FormatOption.Text("prefer_timestamp_ntz", "preferTimestampNTZ", "Whether timestamps have no zone.")),
        System("kafka", "Messages of a Kafka topic, from a first to a last offset: `table` names the topic.",
            FormatOption.Text("bootstrap_servers", "kafka.bootstrap.servers", "The brokers.", "servers"),
            FormatOption.Text("starting_offsets", "startingOffsets", "earliest (the default), or JSON."), FormatOption.Text("ending_offsets", "endingOffsets", "latest (the default), or JSON."),
            FormatOption.Text("starting_timestamp", "startingTimestamp", "The time of the first message, in milliseconds."), FormatOption.Text("ending_timestamp", "endingTimestamp", "The time of the last message, in milliseconds."),
            FormatOption.Flag("include_headers", "includeHeaders", "Whether headers are a column."), FormatOption.Text("fail_on_data_loss", "failOnDataLoss", "Whether lost messages stop the run."),
            FormatOption.Text("security_protocol", "kafka.security.protocol", "How to connect."), FormatOption.Text("sasl_mechanism", "kafka.sasl.mechanism", "How to log in."),
            FormatOption.Secret("sasl_jaas_config", "kafka.sasl.jaas.config", "The login; take it from a secret.")),
    ];

    private static SourceFormat Files(string name, string sparkName, string summary, string[] endings, params FormatOption[] options) =>
        Of(name, sparkName, summary, SourceKind.Files, endings, [.. options, .. SourceOptions.OfFiles]);

    private static SourceFormat Folder(string name, string summary, params FormatOption[] options) => Of(name, name, summary, SourceKind.TableFolder, [], options);

    private static SourceFormat System(string name, string summary, params FormatOption[] options) => Of(name, name, summary, SourceKind.System, [], options);

    private static SourceFormat Of(string name, string sparkName, string summary, SourceKind kind, string[] endings, FormatOption[] options)
    {
        string[] aliases = name == "json" ? ["jsonl", "ndjson"] : name == "binary" ? ["binaryFile"] : [];
        ComponentSpec spec = new(ComponentKind.IngressFormat, name, summary, [.. options.Select(option => option.Field)]) { Aliases = aliases };
        return new SourceFormat(sparkName, new FormatCapability(spec, endings), options, kind);
    }
}
