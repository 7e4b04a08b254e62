using Weir.Core.Specs;

namespace Weir.Engines.DuckDb.Read;

/// <summary>Options that CSV and JSON share.</summary>
internal static class SharedTextOptions
{
    internal static Field<string> DateFormat { get; } = Field.Text("date_format").Alias("dateFormat", "dateformat")
        .Doc("How dates are written: a Spark pattern (`dd/MM/yyyy`) or strftime (`%d/%m/%Y`).", "dd/MM/yyyy");

    internal static Field<string> TimestampFormat { get; } = Field.Text("timestamp_format").Alias("timestampFormat", "timestampformat")
        .Doc("How timestamps are written: a Spark pattern or strftime.", "yyyy-MM-dd HH:mm:ss");

    internal static Field<string> Types { get; } = Field.Text("dtypes").Alias("dtype", "types", "schema")
        .Doc("Types of single columns, which are not looked for in the data: names and types, parted by commas.", "id bigint, zip string, price decimal(10,2)");

    internal static Field<string> Compression { get; } = Field.Choice(
            "compression",
            new Choice<string>("auto", "auto", "by the file's ending"),
            new Choice<string>("none", "uncompressed", "", "uncompressed"),
            new Choice<string>("gzip", "gzip", "", "gz"),
            new Choice<string>("zstd", "zstd", "", "zst"))
        .Alias("codec").Default("auto").Doc("How the file is compressed.");

    internal static Field<string> Mode { get; } = Field.Choice("mode", new Choice<string>("failfast", "failfast", "a bad line stops the run"))
        .Default("failfast").Doc("What a line does that does not fit: it stops the run, with file and line. PERMISSIVE and DROPMALFORMED, which change or drop rows, are not supported.");

    /// <summary>The compression to tell DuckDB; null leaves it to the file's ending.</summary>
    internal static string? CompressionOf(Config options) => options.Get(Compression) is var asked and not "auto" ? asked : null;
}
