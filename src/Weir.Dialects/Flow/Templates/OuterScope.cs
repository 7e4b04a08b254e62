using Weir.Core.Diagnostics;
using Weir.Core.Templates;

namespace Weir.Dialects.Flow.Templates;

/// <summary>What is known before the run: <c>env</c>, <c>params</c>, <c>flow_id</c>, <c>flow_dir</c> (the folder of its file).</summary>
internal sealed class OuterScope(IReadOnlyDictionary<string, string> variables, IReadOnlyDictionary<string, string> parameters, string flowId, string flowDirectory) : ITokenScope
{
    private static readonly string[] Roots = ["env", "params", "flow_id", "flow_dir"];

    public string? ModuleId => null;

    public static bool Knows(string root) => Array.IndexOf(Roots, root) >= 0;

    public TemplatePart? Resolve(TemplateToken token, DiagnosticBag bag) => Resolve(token, bag, null);

    public TemplatePart? Resolve(TemplateToken token, DiagnosticBag bag, string? moduleId)
    {
        switch (token.Path)
        {
            case ["env", string name]:
                return Named(token, variables, name, bag, moduleId, FlowCodes.MissingEnvironment, $"The variable '{name}' is not set, or empty.", "Set it, or give a default");
            case ["params", string name]:
                return Named(token, parameters, name, bag, moduleId, FlowCodes.Parameter, $"The flow has no parameter '{name}', or it has no value.", "Declare it under 'params', or give a default");
            case ["flow_id"]:
                return new TemplatePart(flowId);
            case ["flow_dir"]:
                return new TemplatePart(flowDirectory);
            default:
                bag.Add(FlowCodes.TemplateRoot, token.Span, $"'{token.Text}' has no value here.", Suggestion.Hint(token.Path[0], Roots), moduleId);
                return null;
        }
    }

    private static TemplatePart? Named(TemplateToken token, IReadOnlyDictionary<string, string> values, string name, DiagnosticBag bag, string? moduleId, DiagnosticCode code, string problem, string wayOut)
    {
        if ((values.TryGetValue(name, out string? value) && value.Length > 0) || (value = token.Default) is not null)
        {
            return new TemplatePart(value);
        }

        string hint = Suggestion.Nearest(name, values.Keys) is { } near ? $"Did you mean '{near}'?" : $"{wayOut}: '{{{{{token.Text}:DEFAULT}}}}'.";
        bag.Add(code, token.Span, problem, hint, moduleId);
        return null;
    }
}
