using Weir.Core.Diagnostics;

namespace Weir.Dialects.Flow;

/// <summary>Findings of the dialect flow.</summary>
public static class FlowCodes
{
    public static DiagnosticCode TemplateSyntax { get; } = new(
        "WEIR3601", "template-syntax", Severity.Error, Fault.Author,
        "A template is not one of the two forms {{PATH}} and {{PATH:DEFAULT}}, where PATH is names joined by dots, without spaces.");

    public static DiagnosticCode TemplateRoot { get; } = new(
        "WEIR3602", "template-root", Severity.Error, Fault.Author, "A template reads something that has no value at this place of the flow: an unknown root, a step or job that comes later, a name that nobody hands on.");

    public static DiagnosticCode MissingEnvironment { get; } = new(
        "WEIR3603", "missing-env", Severity.Error, Fault.Environment, "A template reads a variable that is not set, or empty, and has no default.");

    public static DiagnosticCode Duplicate { get; } = new("WEIR3604", "duplicate-id", Severity.Error, Fault.Author, "Two jobs of a flow, or two steps of a job, have one id.");

    public static DiagnosticCode UnknownJob { get; } = new(
        "WEIR3605", "depends-on-unknown", Severity.Error, Fault.Author, "A job depends on one that there is not, or that stands behind it.");

    public static DiagnosticCode InvalidWhen { get; } = new(
        "WEIR3606", "invalid-when", Severity.Error, Fault.Author, "A condition is no expression of names, literals, comparisons, and, or, not and brackets.");

    public static DiagnosticCode UnknownResource { get; } = new("WEIR3607", "unknown-resource", Severity.Error, Fault.Author, "A step names a resource that the flow does not have.");

    public static DiagnosticCode Profiles { get; } = new(
        "WEIR3608", "flow-profiles", Severity.Error, Fault.Environment, "The profiles of a flow can't be read, or a resource names one that there is not.");

    public static DiagnosticCode DecodeShape { get; } = new(
        "WEIR3609", "decode-shape", Severity.Error, Fault.Author, "A value that is to be decoded must be a text, and a template in it must be the whole text.");

    public static DiagnosticCode KeyWithoutUse { get; } = new(
        "WEIR3610", "key-without-use", Severity.Note, Fault.Author, "A key of the flow is understood and changes nothing, since Weir keeps its state in the project's store.");

    public static DiagnosticCode LateLock { get; } = new("WEIR3611", "lock-key", Severity.Error, Fault.Author, "The name of a lock must be known before the run: text, env, params, flow_id.");

    public static DiagnosticCode Parameter { get; } = new("WEIR3612", "missing-parameter", Severity.Error, Fault.Author, "A parameter of the flow was not given and has no default, or one was given that the flow does not have.");

    public static DiagnosticCode UnknownDriver { get; } = new(
        "WEIR3613", "unknown-driver", Severity.Error, Fault.NotSupported, "A step works on a database of a driver that there is not.");

    public static IReadOnlyList<DiagnosticCode> All { get; } =
        [TemplateSyntax, TemplateRoot, MissingEnvironment, Duplicate, UnknownJob, InvalidWhen, UnknownResource, Profiles, DecodeShape, KeyWithoutUse, LateLock, Parameter, UnknownDriver];
}
