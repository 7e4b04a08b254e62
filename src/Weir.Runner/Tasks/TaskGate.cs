using System.Text.Json.Nodes;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Templates;
using Weir.Runner.Run;

namespace Weir.Runner.Tasks;

/// <summary>Judges the conditions of a Task just before it would run.</summary>
internal sealed class TaskGate(RunContext context, ManifestModule module)
{
    /// <summary>Why the module does not run, and whether what depends on it does not either; null when it runs.</summary>
    public (RunError Reason, bool SkipsDownstream)? Closed()
    {
        TaskConduct conduct = module.Conduct;
        if (conduct.JobWhen is { } whole && Refusal(whole) is { } closed)
        {
            return (closed, true);
        }

        return conduct.When is { } own && Refusal(own) is { } skipped ? (skipped, false) : null;
    }

    private RunError? Refusal(WhenClause clause)
    {
        ConditionContext values = new(Read);
        if (values.Holds(clause.Condition))
        {
            return null;
        }

        string why = values.Problem is { } problem ? $"`when: {clause.Text}` has no answer: {problem}" : $"`when: {clause.Text}` does not hold.";
        return new RunError(TaskCodes.ConditionFalse.Id, context.Services.Redactor.Redact(why)) { ModuleId = module.Id, Place = clause.Span.IsNone ? null : clause.Span.ToString() };
    }

    private (bool Found, JsonNode? Value) Read(TemplateReference reference) =>
        new TemplateValues(context, module).TryRead(reference, out JsonNode? value) ? (true, value) : (false, null);
}
