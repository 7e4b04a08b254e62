using Weir.Core.Diagnostics;

namespace Weir.Formats.Hocon;

/// <summary>The findings of the HOCON reader: 130x text, 131x includes, 132x substitutions, 133x limits.</summary>
public static class HoconCodes
{
    public static DiagnosticCode Unexpected { get; } = new(
        "WEIR1301", "hocon-unexpected", Severity.Error, Fault.Author,
        "A character or word stands where HOCON has no use for it. The message says what was expected.");

    public static DiagnosticCode Unterminated { get; } = new(
        "WEIR1302", "hocon-unterminated", Severity.Error, Fault.Author,
        "A quoted text, an object, a list or a substitution is opened and never closed.");

    public static DiagnosticCode BadEscape { get; } = new(
        "WEIR1303", "hocon-bad-escape", Severity.Error, Fault.Author,
        "A quoted text holds a backslash that is not one of JSON's escapes, or a bare control character.");

    public static DiagnosticCode Reserved { get; } = new(
        "WEIR1304", "hocon-reserved-character", Severity.Error, Fault.Author,
        "The character has a meaning of its own in HOCON and may stand in a value or key only within quotes.");

    public static DiagnosticCode BadPath { get; } = new(
        "WEIR1305", "hocon-bad-path", Severity.Error, Fault.Author,
        "A key or a substitution is not a path: it is empty, begins or ends with a dot, or has two dots in a row. An empty element is written \"\".");

    public static DiagnosticCode MissingValue { get; } = new(
        "WEIR1306", "hocon-missing-value", Severity.Error, Fault.Author,
        "A key has no value. An empty text is written \"\".");

    public static DiagnosticCode MissingSeparator { get; } = new(
        "WEIR1307", "hocon-missing-separator", Severity.Error, Fault.Author,
        "A key is not followed by ':', '=', '+=' or '{'.");

    public static DiagnosticCode StrayComma { get; } = new(
        "WEIR1308", "hocon-stray-comma", Severity.Error, Fault.Author,
        "A comma has nothing before it, or two commas stand in a row. One comma may follow the last value.");

    public static DiagnosticCode IncludeSyntax { get; } = new(
        "WEIR1310", "hocon-include-syntax", Severity.Error, Fault.Author,
        "The word include at the beginning of a key must be followed by a quoted file name, or by file(...), required(...) or optional(...) around one.");

    public static DiagnosticCode IncludeMissing { get; } = new(
        "WEIR1311", "hocon-include-missing", Severity.Error, Fault.Author,
        "The included file does not exist. Write include optional(\"...\") where it may be absent.");

    public static DiagnosticCode IncludeCycle { get; } = new(
        "WEIR1312", "hocon-include-cycle", Severity.Error, Fault.Author, "A file includes itself, directly or through others.");

    public static DiagnosticCode IncludeUnsupported { get; } = new(
        "WEIR1313", "hocon-include-unsupported", Severity.Error, Fault.NotSupported,
        "Only files are included: no URL, no class path, no package, no Java properties. Fetch it first and include the file.");

    public static DiagnosticCode IncludeUnreadable { get; } = new(
        "WEIR1314", "hocon-include-unreadable", Severity.Error, Fault.Environment,
        "The included file exists and can't be read, or does not hold an object.");

    public static DiagnosticCode Unresolved { get; } = new(
        "WEIR1320", "hocon-unresolved", Severity.Error, Fault.Author,
        "A substitution names a path that neither the configuration nor the environment has. Write ${?path} where it may be absent.");

    public static DiagnosticCode Cycle { get; } = new(
        "WEIR1321", "hocon-cycle", Severity.Error, Fault.Author,
        "A substitution leads back to the value that holds it, and there is no earlier value to take.");

    public static DiagnosticCode MixedConcatenation { get; } = new(
        "WEIR1322", "hocon-mixed-concatenation", Severity.Error, Fault.Author,
        "Values that stand next to each other are joined: texts with texts, lists with lists, objects with objects; never mixed.");

    public static DiagnosticCode Limit { get; } = new(
        "WEIR1330", "hocon-limit", Severity.Error, Fault.Limit,
        "The configuration nests, includes or grows beyond a limit that no sound configuration comes near.");

    public static IReadOnlyList<DiagnosticCode> All { get; } =
    [
        Unexpected, Unterminated, BadEscape, Reserved, BadPath, MissingValue, MissingSeparator, StrayComma,
        IncludeSyntax, IncludeMissing, IncludeCycle, IncludeUnsupported, IncludeUnreadable,
        Unresolved, Cycle, MixedConcatenation, Limit,
    ];
}
