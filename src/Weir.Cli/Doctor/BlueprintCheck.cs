using Weir.Cli.Render;
using Weir.Core.Diagnostics;
using Weir.Hosting;
using Weir.Runner;

namespace Weir.Cli.Doctor;

/// <summary>Whether a Blueprint compiles and its queries fit its sources.</summary>
internal sealed class BlueprintCheck(IWeirHost host, CompileRequest request) : ICheck
{
    public string Group => "blueprints";

    public string Name => request.Path;

    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        Compiled compiled = host.Compile(request);
        IReadOnlyList<Diagnostic> findings = compiled.Diagnostics;
        if (!compiled.Failed)
        {
            BindOutcome bound = await host.BindAsync(compiled, cancellationToken);
            findings = [.. findings, .. bound.Diagnostics];
        }

        List<Diagnostic> errors = [.. findings.Where(f => f.Severity == Severity.Error)];
        int warnings = findings.Count(f => f.Severity == Severity.Warning);
        if (errors.Count > 0)
        {
            return new CheckResult(Group, Name, CheckStatus.Fail, $"{Figures.Plural(errors.Count, "error")}: {errors[0].Message}", $"weir validate --bind {request.Path}");
        }

        return warnings > 0
            ? new CheckResult(Group, Name, CheckStatus.Warn, Figures.Plural(warnings, "warning"), $"weir validate --bind {request.Path}")
            : new CheckResult(Group, Name, CheckStatus.Ok, $"{Figures.Plural(compiled.Manifest!.Modules.Length, "module")}, every query fits its inputs");
    }
}
