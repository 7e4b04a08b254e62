using Weir.Core.Specs;

namespace Weir.Engines.DuckDb.Read;

/// <summary>Options of reading JSON.</summary>
internal static class JsonReadOptions
{
    internal static Field<bool> MultiLine { get; } = Field.Boolean("multiline").Alias("multiLine")
        .Doc("True: the file is one array, or records may span lines; false: one record per line. Found by itself when left out.");

    internal static Field<string> Layout { get; } = Field.Choice(
            "layout",
            new Choice<string>("auto", "auto", "found by itself"),
            new Choice<string>("newline_delimited", "newline_delimited", "one record per line", "ndjson|jsonl|lines"),
            new Choice<string>("array", "array", "one array of records"),
            new Choice<string>("unstructured", "unstructured", "records behind one another, over any number of lines"))
        .Alias("format").Default("auto").Doc("How records are laid out.");

    internal static Field<string> DateFormat { get; } = SharedTextOptions.DateFormat;

    internal static Field<string> TimestampFormat { get; } = SharedTextOptions.TimestampFormat;

    internal static Field<string> Columns { get; } = SharedTextOptions.Types;

    internal static Field<long> SampleSize { get; } = Field.Integer("sample_size", -1, int.MaxValue).Alias("samplingSize").Default(-1)
        .Doc("How many records tell the columns and types; -1 is all of them. With fewer, a key that first comes later is not read.");

    internal static Field<long> MaximumObjectSize { get; } = Field.Integer("maximum_object_size", 1, uint.MaxValue).Doc("The size of the largest record, in bytes; 16 MiB by default.");

    internal static Field<string> Compression { get; } = SharedTextOptions.Compression;

    internal static Field<string> Mode { get; } = SharedTextOptions.Mode;

    internal static ComponentSpec Spec { get; } = new(
        ComponentKind.IngressFormat, "json", "JSON: an array of objects, or one object per line.",
        [MultiLine, Layout, DateFormat, TimestampFormat, Columns, SampleSize, MaximumObjectSize, Compression, Mode, SharedReadOptions.HivePartitioning, SharedReadOptions.Filename])
    {
        Aliases = ["jsonl", "ndjson"],
        Remarks = "A column whose values are of several kinds (numbers and texts) is a string, as in Spark; texts of the form `2001-12-31` are dates. What is nested deeper than 64 levels stays JSON text.",
    };
}
