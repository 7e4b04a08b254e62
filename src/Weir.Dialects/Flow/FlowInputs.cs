using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Dialects.Flow;

/// <summary>What a flow takes from outside.</summary>
public sealed record FlowInputs
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>The folder of the file, absolute.</summary>
    public required string BaseDirectory { get; init; }

    /// <summary>Reads YAML.</summary>
    public required Func<SourceText, DiagnosticBag, Document> ReadYaml { get; init; }

    /// <summary>The project's environment.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = None;

    /// <summary>Values for the flow's parameters.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = None;
}
