using Weir.Core.Diagnostics;

namespace Weir.Dialects.Components;

/// <summary>The findings of the components dialect.</summary>
public static class ComponentsCodes
{
    public static DiagnosticCode NoPipeline { get; } = new(
        "WEIR3501", "no-pipeline", Severity.Error, Fault.Author,
        "The document holds a list or a single value, where a pipeline with the keys name and components is expected.");

    public static DiagnosticCode DuplicateComponent { get; } = new(
        "WEIR3502", "duplicate-component", Severity.Error, Fault.Author, "Two components have the same name, or names that differ only in characters that an id can't have.");

    public static DiagnosticCode KeySpelledTwice { get; } = new(
        "WEIR3503", "key-spelled-twice", Severity.Error, Fault.Author, "A key is given twice, once with hyphens and once with underscores. Both spellings mean the same: keep one.");

    public static DiagnosticCode UnknownView { get; } = new(
        "WEIR3504", "unknown-view", Severity.Error, Fault.Author, "A component reads a view that no other component makes. Correct the name, or add the component that makes it.");

    public static DiagnosticCode ModeUnsupported { get; } = new(
        "WEIR3505", "mode-unsupported", Severity.Error, Fault.NotSupported, "The mode is one that this dialect can't express yet. Write streams in the pipeline dialect.");

    public static DiagnosticCode SecretUnsupported { get; } = new(
        "WEIR3506", "secret-unsupported", Severity.Error, Fault.NotSupported, "A secret is asked of a provider that is not there, or by a key that can't be one.");

    public static DiagnosticCode RoleMismatch { get; } = new(
        "WEIR3507", "role-mismatch", Severity.Warning, Fault.Author, "component_type says one thing and the built-in component does another. The class counts; correct the type.");

    public static DiagnosticCode SettingIdle { get; } = new(
        "WEIR3508", "setting-idle", Severity.Note, Fault.Author, "A setting is understood and has no effect on the engine that runs the pipeline.");

    public static IReadOnlyList<DiagnosticCode> All { get; } =
        [NoPipeline, DuplicateComponent, KeySpelledTwice, UnknownView, ModeUnsupported, SecretUnsupported, RoleMismatch, SettingIdle];
}
