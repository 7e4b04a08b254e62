using Weir.Compiler.Substitution;
using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;

namespace Weir.Compiler.Functions;

/// <summary>One call with everything that a function may look at.</summary>
internal sealed class FunctionCall(SubstitutionScope scope, IReadOnlyList<ResolvedText> arguments, string expression, string name)
{
    public CompileOptions Options => scope.Options;

    public Blueprint Blueprint => scope.Blueprint;

    public IReadOnlyList<ResolvedText> Arguments => arguments;

    /// <summary>The call as it was written.</summary>
    public string Expression => expression;

    /// <summary>The function's name as it was written, without <c>@aq.</c>.</summary>
    public string Name => name;

    public DiagnosticCode Code { get; private set; } = CompilerCodes.FunctionArguments;

    public string Problem { get; private set; } = "";

    public string? Hint { get; private set; }

    /// <summary>Today, in UTC unless pinned.</summary>
    public DateTime Today => Options.ExecutionDate is { } pinned
        ? pinned.ToDateTime(TimeOnly.MinValue)
        : Options.TimeProvider.GetUtcNow().UtcDateTime;

    /// <summary>Says why there is no value.</summary>
    public ResolvedText? Fail(DiagnosticCode code, string problem, string? hint = null)
    {
        (Code, Problem, Hint) = (code, problem, hint);
        return null;
    }

    /// <summary>A value that differs from run to run: fingerprints see the call instead.</summary>
    public ResolvedText Volatile(string value) => ResolvedText.Plain(value) with { Stable = expression };

    /// <summary>A value made of the arguments: secret or volatile when they are.</summary>
    public ResolvedText Derived(string value)
    {
        bool isSecret = arguments.Any(a => !ReferenceEquals(a.Display, a.Text));
        bool isVolatile = isSecret || arguments.Any(a => !ReferenceEquals(a.Stable, a.Text));
        string display = isSecret ? Core.Primitives.Secret.Redacted : value;
        return new ResolvedText(value, display, isVolatile ? expression : display, Core.Text.ScalarKind.Text);
    }
}
