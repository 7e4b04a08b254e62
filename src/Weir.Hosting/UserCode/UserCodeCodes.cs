using Weir.Core.Diagnostics;

namespace Weir.Hosting.UserCode;

/// <summary>Findings about code of the user's own.</summary>
public static class UserCodeCodes
{
    public static DiagnosticCode CodeNotFound { get; } = new(
        "WEIR8101", "code-not-found", Severity.Error, Fault.Author, "No assembly and no source file of the name that a class path ends in is beside the pipeline or in its `bin` folders.");

    public static DiagnosticCode ClassNotFound { get; } = new(
        "WEIR8102", "class-not-found", Severity.Error, Fault.Author, "The assembly or source file has no public class of that name.");

    public static DiagnosticCode CodeInvalid { get; } = new(
        "WEIR8103", "code-invalid", Severity.Error, Fault.Author, "A source file of your own does not compile. The place is in that file.");

    public static DiagnosticCode WrongKind { get; } = new(
        "WEIR8104", "wrong-kind-of-class", Severity.Error, Fault.Author, "The class can't be used for this: it is abstract, or is not what is needed here, such as a component, a function or a source.");

    public static DiagnosticCode UnknownSetting { get; } = new(
        "WEIR8105", "unknown-class-setting", Severity.Error, Fault.Author, "A setting answers to no parameter of the class's constructor and to none of its public properties, in snake_case.");

    public static DiagnosticCode MissingSetting { get; } = new(
        "WEIR8106", "missing-class-setting", Severity.Error, Fault.Author, "A parameter without a default, or a required property, has no setting.");

    public static DiagnosticCode BadSettingValue { get; } = new(
        "WEIR8107", "bad-class-setting", Severity.Error, Fault.Author, "The value of a setting can't be read as the type of the parameter or property.");

    public static DiagnosticCode ConstructorFailed { get; } = new(
        "WEIR8108", "constructor-failed", Severity.Error, Fault.Author, "The class's constructor, or one of its properties, threw an exception.");

    public static DiagnosticCode CodeUnloadable { get; } = new(
        "WEIR8109", "code-unloadable", Severity.Error, Fault.Environment, "An assembly can't be loaded: it is damaged, made for another platform, or needs one that is not there.");

    public static DiagnosticCode MethodNotFound { get; } = new(
        "WEIR8110", "method-not-found", Severity.Error, Fault.Author, "The class or source file has no public method of that name, or more than one.");

    public static DiagnosticCode WrongSignature { get; } = new(
        "WEIR8111", "wrong-signature", Severity.Error, Fault.Author, "A method can't be a function for SQL: a type of its parameters or of its result is no type of data, or is not what the Blueprint says.");

    public static DiagnosticCode SourceFailed { get; } = new(
        "WEIR8112", "source-failed", Severity.Error, Fault.Data, "A source of your own threw an exception; the message has the line of its code.");

    public static IReadOnlyList<DiagnosticCode> All { get; } =
        [CodeNotFound, ClassNotFound, CodeInvalid, WrongKind, UnknownSetting, MissingSetting, BadSettingValue, ConstructorFailed, CodeUnloadable, MethodNotFound, WrongSignature, SourceFailed];
}
