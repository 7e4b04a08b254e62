using Weir.Core.Diagnostics;

namespace Weir.Formats;

/// <summary>The findings of the formats: what is wrong with a text before anybody asks what it means.</summary>
public static class FormatCodes
{
    public static DiagnosticCode BrokenText { get; } = new(
        "WEIR1001", "broken-text", Severity.Error, Fault.Author,
        "The text does not follow the grammar of its format. Reading stops there, so correct this first.");

    public static DiagnosticCode TabIndentation { get; } = new(
        "WEIR1002", "tab-indentation", Severity.Error, Fault.Author,
        "A line is indented by a tab. YAML counts spaces only, since a tab has no agreed width.");

    public static DiagnosticCode DuplicateKey { get; } = new(
        "WEIR1003", "duplicate-key", Severity.Error, Fault.Author,
        "A mapping has one key twice. The first is kept, but which one was meant only the author knows: remove the other.");

    public static DiagnosticCode SeveralDocuments { get; } = new(
        "WEIR1004", "several-documents", Severity.Error, Fault.Author,
        "A file holds more than one YAML document. Give each a file of its own.");

    public static DiagnosticCode KeyNotText { get; } = new(
        "WEIR1005", "key-not-text", Severity.Error, Fault.Author,
        "A key is a list, a mapping or nothing. Keys are texts; a value that begins with a brace needs quotes.");

    public static DiagnosticCode UnknownTag { get; } = new(
        "WEIR1006", "unknown-tag", Severity.Error, Fault.Author,
        "A value has a tag that is not one of YAML's core schema: !!str, !!int, !!float, !!bool, !!null, !!seq, !!map.");

    public static DiagnosticCode TagMismatch { get; } = new(
        "WEIR1007", "tag-mismatch", Severity.Error, Fault.Author,
        "A value can't be what its tag says that it is, for example !!int on a text.");

    public static DiagnosticCode UnknownAnchor { get; } = new(
        "WEIR1008", "unknown-anchor", Severity.Error, Fault.Author,
        "An alias names an anchor that stands nowhere before it.");

    public static DiagnosticCode EndlessAlias { get; } = new(
        "WEIR1009", "endless-alias", Severity.Error, Fault.Limit,
        "An alias stands inside the value that it names, or aliases of aliases unfold to more values than any document needs.");

    public static DiagnosticCode TooDeep { get; } = new(
        "WEIR1010", "too-deep", Severity.Error, Fault.Limit,
        "The document nests deeper than any document needs.");

    public static DiagnosticCode ControlCharacter { get; } = new(
        "WEIR1011", "control-character", Severity.Error, Fault.Author,
        "The text holds a character that no text should: it is probably not a text file, or in another encoding than UTF-8.");

    public static DiagnosticCode WrongMerge { get; } = new(
        "WEIR1012", "wrong-merge", Severity.Error, Fault.Author,
        "The merge key << takes a mapping or a list of mappings.");

    public static DiagnosticCode WrongEscape { get; } = new(
        "WEIR1013", "wrong-escape", Severity.Error, Fault.Author,
        "A text in double quotes has a backslash before a character that it can't stand before. Double the backslash, or use single quotes.");

    public static DiagnosticCode NeedsQuotes { get; } = new(
        "WEIR1014", "needs-quotes", Severity.Error, Fault.Author,
        "A value without quotes begins with a character that YAML reserves, or holds a colon that makes it a mapping. Put it in quotes.");

    public static DiagnosticCode UnknownDirective { get; } = new(
        "WEIR1015", "unknown-directive", Severity.Error, Fault.Author,
        "A line that begins with % is a directive; YAML has %YAML 1.x and %TAG.");

    public static IReadOnlyList<DiagnosticCode> All { get; } =
    [
        BrokenText, TabIndentation, DuplicateKey, SeveralDocuments, KeyNotText, UnknownTag, TagMismatch, UnknownAnchor,
        EndlessAlias, TooDeep, ControlCharacter, WrongMerge, WrongEscape, NeedsQuotes, UnknownDirective,
    ];

    /// <summary>True for the findings after which the rest of a text was not read, so that what seems to be missing may be there.</summary>
    public static bool StopsReading(DiagnosticCode code) =>
        code == BrokenText || code == TabIndentation || code == TooDeep || code == ControlCharacter || code == EndlessAlias;
}
