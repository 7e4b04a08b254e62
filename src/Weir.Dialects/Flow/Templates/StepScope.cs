using System.Collections.Immutable;
using Weir.Core.Diagnostics;
using Weir.Core.Templates;

namespace Weir.Dialects.Flow.Templates;

/// <summary>What a step may name besides: earlier steps and jobs, its own result.</summary>
internal sealed class StepScope(OuterScope outer, FlowMap map, string jobId, string? moduleId, bool hasResult) : ITokenScope
{
    private static readonly string[] Roots = ["env", "steps", "job", "jobs", "run_id", "flow_id", "flow_dir", "result", "params"];

    public string? ModuleId => moduleId;

    public TemplatePart? Resolve(TemplateToken token, DiagnosticBag bag)
    {
        if (OuterScope.Knows(token.Path[0]))
        {
            return outer.Resolve(token, bag, moduleId);
        }

        if (token.Path is ["job", "id"])
        {
            return new TemplatePart(jobId);
        }

        TemplateReference? reference = Reference(token.Path, out string? problem, out string? hint);
        if (reference is null)
        {
            bag.Add(FlowCodes.TemplateRoot, token.Span, problem!, hint, moduleId);
            return null;
        }

        return new TemplatePart($"{{{{{token.Text}}}}}", reference with { Default = token.Default, EmptyIsMissing = true, Span = token.Span });
    }

    /// <summary>The reference of a path; null with a reason when nothing of that name comes before.</summary>
    public TemplateReference? Reference(string[] path, out string? problem, out string? hint)
    {
        string text = string.Join('.', path);
        problem = null;
        hint = null;
        switch (path)
        {
            case ["run_id"]:
                return new TemplateReference(ReferenceKind.RunId, text);
            case ["result", _, ..] when hasResult:
                return new TemplateReference(ReferenceKind.Result, text) { Path = [.. path.Skip(1)] };
            case ["steps", string step, _, ..] when map.StepsOf(jobId).Contains(step):
                return new TemplateReference(path is [_, _, "status"] ? ReferenceKind.Status : ReferenceKind.Output, text)
                {
                    Modules = [FlowMap.ModuleId(jobId, step)], Path = path is [_, _, "status"] ? [] : [.. path.Skip(path is [_, _, "outputs", _, ..] ? 3 : 2)],
                };
            case ["steps", string step, ..]:
                problem = $"'{text}' names no step before this one in its job.";
                hint = Suggestion.Hint(step, map.StepsOf(jobId)) ?? "It is the first.";
                return null;
            case ["job", "outputs", string name, ..]:
                return Export(text, jobId, name, [.. path.Skip(2)], out problem, out hint);
            case ["jobs", string job, ..]:
                return OfJob(text, path, job, out problem, out hint);
            default:
                problem = path[0] == "result" ? $"'{text}' has a value only under 'outputs'." : $"'{text}' has no value here.";
                hint = Suggestion.Hint(path[0], Roots);
                return null;
        }
    }

    private TemplateReference? OfJob(string text, string[] path, string job, out string? problem, out string? hint)
    {
        problem = hint = null;
        if (!map.Jobs.Contains(job))
        {
            problem = $"'{text}' names no job before this one.";
            hint = Suggestion.Hint(job, map.Jobs) ?? "It is the first.";
            return null;
        }

        switch (path)
        {
            case [_, _, "status"]:
                return new TemplateReference(ReferenceKind.JobStatus, text) { Modules = map.ModulesOf(job) };
            case [_, _, "outputs", string name, ..]:
                return Export(text, job, name, [.. path.Skip(3)], out problem, out hint);
            default:
                problem = $"'{text}' names nothing of a job.";
                hint = $"Write 'jobs.{job}.status' or 'jobs.{job}.outputs.NAME'.";
                return null;
        }
    }

    private TemplateReference? Export(string text, string job, string name, ImmutableArray<string> path, out string? problem, out string? hint)
    {
        ImmutableArray<string> modules = map.ExportersOf(job, name);
        problem = modules.IsEmpty ? $"No step of '{job}' before this one has the output '{name}'." : null;
        hint = modules.IsEmpty ? Suggestion.Hint(name, map.ExportsOf(job)) ?? $"Declare it under 'outputs' of a step of '{job}'." : null;
        return modules.IsEmpty ? null : new TemplateReference(ReferenceKind.Export, text) { Modules = modules, Path = path };
    }
}
