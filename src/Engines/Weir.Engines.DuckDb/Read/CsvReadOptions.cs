using Weir.Core.Specs;

namespace Weir.Engines.DuckDb.Read;

/// <summary>Options of reading CSV: Spark's and DuckDB's names. What can't be honoured exactly is not here, so that it is refused as an unknown key.</summary>
internal static class CsvReadOptions
{
    internal static Field<bool> Header { get; } = Field.Boolean("header").Default(true).Doc("Whether the first line names the columns. Without it they are column0, column1, ...");

    internal static Field<string> Separator { get; } = Field.Text("sep").Alias("delimiter", "delim").Doc("What parts the fields: a comma, in `.tsv` files a tab.", ";");

    internal static Field<string> QuoteCharacter { get; } = Field.Text("quote").Alias("quotechar").Default("\"").Doc("What surrounds a field that holds separators.");

    internal static Field<string> Escape { get; } = Field.Text("escape").Alias("escapechar").Default("\"").Doc("What stands before a quote inside of quotes. Spark's default is a backslash.");

    internal static Field<string> NullText { get; } = Field.Text("null_value").Alias("nullValue", "nullstr", "null").Default("", "an empty text").Doc("The text that stands for NULL, as a field without a text always does; with another text than the empty one, `\"\"` in quotes is an empty text.", "NA");

    internal static Field<bool> InferSchema { get; } = Field.Boolean("infer_schema").Alias("inferSchema").Default(true)
        .Doc("Whether to find the columns' types in the data; without it every column is a string.");

    internal static Field<string> Encoding { get; } = Field.Choice(
            "encoding",
            new Choice<string>("utf-8", "utf-8", "", "utf8"),
            new Choice<string>("utf-16", "utf-16", "", "utf16"),
            new Choice<string>("latin-1", "latin-1", "Western European, one byte a character", "latin1|iso-8859-1|iso8859-1|iso_8859_1"))
        .Alias("charset").Default("utf-8").Doc("The character encoding.");

    /// <summary>A bad line stops the run.</summary>
    internal const string FailFast = "failfast";

    /// <summary>A bad line is set aside.</summary>
    internal const string Permissive = "permissive";

    internal static Field<string> Mode { get; } = Field.Choice(
            "mode",
            new Choice<string>("failfast", FailFast, "it stops the run, with file and line"),
            new Choice<string>(Permissive, Permissive, "it leaves through the Ingress's spillway, or stands in the column for bad lines, beside what could be read of it"),
            new Choice<string>("dropmalformed", "dropmalformed", "it is left out"))
        .Default(FailFast).Doc("What a line does that has another number of fields, or a value that is none of its column's type.");

    internal static Field<string> CorruptRecordColumn { get; } = Field.Text("column_name_of_corrupt_record").Alias("columnNameOfCorruptRecord")
        .Doc("Mode permissive: the column that holds bad lines as they stand in the file, the last of the result; NULL for good ones. In a spillway `_corrupt_record` when left out.", "_corrupt_record");

    internal static Field<bool> IgnoreLeadingSpace { get; } = Field.Boolean("ignore_leading_white_space").Alias("ignoreLeadingWhiteSpace").Default(false)
        .Doc("Whether to drop space before values.");

    internal static Field<bool> IgnoreTrailingSpace { get; } = Field.Boolean("ignore_trailing_white_space").Alias("ignoreTrailingWhiteSpace").Default(false)
        .Doc("Whether to drop space behind values.");

    internal static Field<string> Comment { get; } = Field.Text("comment").Doc("Lines that begin with this character are left out.", "#");

    internal static Field<long> SkipRows { get; } = Field.Integer("skip_rows", 0, int.MaxValue).Alias("skip").Default(0).Doc("How many lines to leave out at the top.");

    internal static Field<bool> MultiLine { get; } = Field.Boolean("multiline").Alias("multiLine").Default(true)
        .Doc("Whether a quoted field may hold line breaks. It may always; false is refused.");

    internal static Field<string> DecimalSeparator { get; } = Field.Text("decimal_separator").Default(".").Doc("The decimal point.", ",");

    internal static Field<bool> UnionByName { get; } = Field.Boolean("union_by_name").Alias("mergeSchema", "merge_schema").Default(false)
        .Doc("Whether files may differ in their columns, which are matched by name and NULL where absent.");

    internal static Field<long> SampleSize { get; } = Field.Integer("sample_size", -1, int.MaxValue).Default(20480)
        .Doc("How many lines tell the columns' types; -1 is all of them. A value further down that does not fit stops the run.");

    internal static ComponentSpec Spec { get; } = new(
        ComponentKind.IngressFormat, "csv", "Text with separators: RFC 4180 unless options say otherwise.",
        [
            Header, Separator, QuoteCharacter, Escape, NullText, SharedTextOptions.DateFormat, SharedTextOptions.TimestampFormat, InferSchema, Encoding,
            SharedTextOptions.Compression, MultiLine, Mode, CorruptRecordColumn, IgnoreLeadingSpace, IgnoreTrailingSpace, Comment, SkipRows, SharedTextOptions.Types, DecimalSeparator, UnionByName,
            SampleSize, SharedReadOptions.HivePartitioning, SharedReadOptions.Filename,
        ])
    {
        Remarks = "The separator is never guessed, and every line must have as many fields as the header: a ragged line stops the run with file and line, unless `mode` says otherwise. "
            + "With `mode`, `null_value`, `comment`, an `escape` that is not the quote, or the options on space, files are read line by line as Spark does; types are then found in all lines (or `sample_size` of them).",
    };
}
