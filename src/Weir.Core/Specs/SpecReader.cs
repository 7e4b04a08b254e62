using System.Globalization;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>Where a check stands: the findings so far, the module, and the dotted path of the value under check.</summary>
public sealed class SpecReader
{
    private readonly DiagnosticBag bag;
    private readonly List<string> path = [];

    /// <param name="bag">Receives the findings.</param>
    /// <param name="moduleId">The module whose configuration is read; null outside modules.</param>
    public SpecReader(DiagnosticBag bag, string? moduleId = null)
    {
        this.bag = bag;
        ModuleId = moduleId;
    }

    public string? ModuleId { get; }

    /// <summary>The dotted path, for example <c>rules[2].expr</c>.</summary>
    public string Path => string.Join('.', path).Replace(".[", "[", StringComparison.Ordinal);

    public void Enter(string key) => path.Add(key);

    /// <summary>Enters an item of a list. Joined by hand: an interpolated number brings pools that a short command has no other use for.</summary>
    public void Enter(int index) => path.Add(string.Concat("[", index.ToString(CultureInfo.InvariantCulture), "]"));

    public void Leave() => path.RemoveAt(path.Count - 1);

    public void Report(DiagnosticCode code, SourceSpan span, string message, string? hint = null) =>
        bag.Add(code, span, message, hint, ModuleId);

    public void Report(Diagnostic diagnostic) => bag.Add(diagnostic with { ModuleId = ModuleId });

    /// <summary>Reports a value of the wrong shape; returns false for the caller to return.</summary>
    public bool Mismatch(Node node, string expected)
    {
        string subject = path.Count == 0 ? "The value" : $"'{Path}'";
        Report(SpecCodes.WrongType, node.Span, $"{subject} must be {expected}, but is {node.Describe()}.");
        return false;
    }

    /// <summary>Reports a value of the right shape that is not allowed; returns false for the caller to return.</summary>
    public bool Refuse(Node node, string reason, string? hint = null)
    {
        string subject = path.Count == 0 ? "The value" : $"'{Path}'";
        Report(SpecCodes.InvalidValue, node.Span, $"{subject} {reason}.", hint);
        return false;
    }
}
