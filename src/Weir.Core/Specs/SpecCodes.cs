using Weir.Core.Diagnostics;

namespace Weir.Core.Specs;

/// <summary>Findings of the checks that every component's spec brings.</summary>
public static class SpecCodes
{
    public static DiagnosticCode UnknownKey { get; } = new(
        "WEIR2001", "unknown-key", Severity.Error, Fault.Author,
        "The key is not one that this part of the document understands. Nothing is ignored in silence: correct or remove it.");

    public static DiagnosticCode MissingKey { get; } = new(
        "WEIR2002", "missing-key", Severity.Error, Fault.Author, "A key that has no default is absent. Add it.");

    public static DiagnosticCode WrongType { get; } = new(
        "WEIR2003", "wrong-type", Severity.Error, Fault.Author, "The value has another shape than the key takes, for example a text where a number is due.");

    public static DiagnosticCode InvalidValue { get; } = new(
        "WEIR2004", "invalid-value", Severity.Error, Fault.Author, "The value has the right shape but is not one that the key allows.");

    public static DiagnosticCode ConflictingKeys { get; } = new(
        "WEIR2005", "conflicting-keys", Severity.Error, Fault.Author, "Two keys exclude each other, or one of a group must be given and is not.");

    public static IReadOnlyList<DiagnosticCode> All { get; } = [UnknownKey, MissingKey, WrongType, InvalidValue, ConflictingKeys];
}
