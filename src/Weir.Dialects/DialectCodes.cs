using Weir.Core.Diagnostics;

namespace Weir.Dialects;

/// <summary>The findings of the dialects: what keeps a document from being a pipeline.</summary>
public static class DialectCodes
{
    public static DiagnosticCode UnknownDialect { get; } = new(
        "WEIR3001", "unknown-dialect", Severity.Error, Fault.Author,
        "The file is none of the documents that Weir runs. A Blueprint begins with the key aqueduct (or weir), a flow has the keys flow and jobs.");

    public static DiagnosticCode NotAMapping { get; } = new(
        "WEIR3002", "not-a-mapping", Severity.Error, Fault.Author, "The document is a list or a single value, where keys and values are expected.");

    public static DiagnosticCode UnsupportedVersion { get; } = new(
        "WEIR3003", "unsupported-version", Severity.Error, Fault.Author, "The document asks for a version of the grammar that there is not.");

    public static DiagnosticCode UnknownModuleType { get; } = new(
        "WEIR3004", "unknown-module-type", Severity.Error, Fault.Author, "A module's type is not one of the types that there are.");

    public static DiagnosticCode ReservedId { get; } = new(
        "WEIR3005", "reserved-id", Severity.Error, Fault.Author,
        "Two underscores in a module's id part an Arcade's name from those of its modules; an author's own ids go without.");

    public static IReadOnlyList<DiagnosticCode> All { get; } = [UnknownDialect, NotAMapping, UnsupportedVersion, UnknownModuleType, ReservedId];
}
