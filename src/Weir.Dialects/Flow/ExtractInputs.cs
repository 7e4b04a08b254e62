using Weir.Core.Text;

namespace Weir.Dialects.Flow;

/// <summary>The keys of the older tasks on databases, as those of today call them.</summary>
internal static class ExtractInputs
{
    private const string DefaultFormat = "tsv";

    /// <summary>What is no longer chosen: the whole is streamed, and types are the file's or the reader's.</summary>
    private static readonly string[] WithoutUse = ["fetch_size", "encoding", "linefeed", "doublequote", "emit_dtypes", "dtypes", "dtypes_json", "quoting", "file"];

    private static readonly Dictionary<string, string> FileOptions = new(StringComparer.Ordinal)
    {
        ["delimiter"] = "sep", ["quotechar"] = "quote", ["escapechar"] = "escape", ["include_header"] = "header",
    };

    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal) { ["sql"] = "query", ["output"] = "to", ["format"] = "file_format" };

    /// <param name="inputs">The keys of <c>db_extract</c> or <c>db_extract_stream</c>.</param>
    /// <param name="checksum">Whether the file's checksum is handed on.</param>
    public static MappingNode OfFile(MappingNode inputs, bool checksum)
    {
        MappingNode adapted = new([], inputs.Span);
        MappingNode options = new([], inputs.Span);
        foreach (MappingEntry entry in inputs.Entries.Concat((inputs["file"] as MappingNode)?.Entries ?? []))
        {
            if (FileOptions.TryGetValue(entry.Name, out string? option))
            {
                options = options.Set(Key(option, entry.Key), entry.Value);
            }
            else if (entry.Name == "quoting" && entry.Value is ScalarNode { Text: "all" or "nonnumeric" })
            {
                options = options.Set(Key("quote_all", entry.Key), new ScalarNode("true", ScalarKind.Boolean, entry.Value.Span));
            }
            else if (!WithoutUse.Contains(entry.Name))
            {
                adapted = adapted.Set(Key(Keys.GetValueOrDefault(entry.Name, entry.Name), entry.Key), entry.Value);
            }
        }

        adapted = adapted["file_format"] is null ? adapted.Set(Key("file_format", inputs), Key(DefaultFormat, inputs)) : adapted;
        adapted = checksum ? adapted.Set(Key("checksum", inputs), new ScalarNode("true", ScalarKind.Boolean, inputs.Span)) : adapted;
        return options.Count == 0 ? adapted : adapted.Set(Key("file_options", inputs), options);
    }

    /// <param name="inputs">The keys of <c>db_fetch_small</c>.</param>
    public static MappingNode OfRows(MappingNode inputs) => inputs.With(
        [.. inputs.Entries.Where(e => e.Name != "fetch_size").Select(e => e.Name == "sql" ? new MappingEntry(Key("query", e.Key), e.Value) : e)]);

    private static ScalarNode Key(string text, Node place) => new(text, ScalarKind.Text, place.Span);
}
