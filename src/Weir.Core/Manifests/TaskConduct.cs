using System.Collections.Immutable;
using Weir.Core.Templates;
using Weir.Core.Text;

namespace Weir.Core.Manifests;

/// <summary>When a Task runs, and what its end means for others, beyond what its dependencies say.</summary>
public sealed record TaskConduct
{
    public static TaskConduct Plain { get; } = new();

    /// <summary>The job that it is a step of: they share a workspace. Null for a Task of its own.</summary>
    public string? Job { get; init; }

    /// <summary>Unless this holds, neither the module nor anything that depends on it runs.</summary>
    public WhenClause? JobWhen { get; init; }

    /// <summary>Unless this holds, the module is skipped; what depends on it runs.</summary>
    public WhenClause? When { get; init; }

    /// <summary>True when nothing that depends on the module runs after it found no data.</summary>
    public bool NoDataSkipsDownstream { get; init; }

    /// <summary>True when its failure is told and the run goes on as if it had succeeded.</summary>
    public bool ContinueOnError { get; init; }

    /// <summary>True when it runs whatever has failed before, and again in every attempt at the run.</summary>
    public bool Always { get; init; }

    /// <summary>Names and values that others read of the job, made of the task's own outputs when it has run.</summary>
    public MappingNode Exports { get; init; } = MappingNode.Empty;

    /// <summary>Modules behind which it runs, however they end.</summary>
    public ImmutableArray<string> After { get; init; } = [];
}
