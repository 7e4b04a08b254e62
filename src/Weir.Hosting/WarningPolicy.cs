using Weir.Core.Diagnostics;
using Weir.Core.Specs;

namespace Weir.Hosting;

/// <summary>Which warnings are hidden and which count as errors: the project's word and the command line's <c>--strict</c>.</summary>
internal static class WarningPolicy
{
    public static IEnumerable<Diagnostic> Apply(IEnumerable<Diagnostic> found, Project project, bool strict)
    {
        Config? warnings = project.Settings.Has(ProjectSpec.Warnings) ? project.Settings.Get(ProjectSpec.Warnings) : null;
        IReadOnlyList<string> hidden = warnings?.Get(ProjectSpec.Suppress) ?? [];
        IReadOnlyList<string> raised = warnings?.Get(ProjectSpec.Strict) ?? [];
        foreach (Diagnostic diagnostic in found)
        {
            if (diagnostic.Severity != Severity.Warning)
            {
                yield return diagnostic;
            }
            else if (strict || WarningNames.Have(raised, diagnostic.Code))
            {
                yield return diagnostic with { Severity = Severity.Error };
            }
            else if (!WarningNames.Have(hidden, diagnostic.Code))
            {
                yield return diagnostic;
            }
        }
    }
}
