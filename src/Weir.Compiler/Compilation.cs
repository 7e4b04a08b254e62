using System.Collections.Immutable;
using Weir.Compiler.Substitution;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler;

/// <summary>The state that the passes share and change.</summary>
internal sealed class Compilation
{
    private HashSet<SourceSpan>? broken;

    public Compilation(Blueprint blueprint, CompileOptions options)
    {
        Blueprint = blueprint;
        Options = options;
    }

    /// <summary>The Blueprint, with settings of the command line put in.</summary>
    public Blueprint Blueprint { get; set; }

    public CompileOptions Options { get; }

    public DiagnosticBag Diagnostics { get; } = [];

    /// <summary>What the main Blueprint's texts may refer to.</summary>
    public SubstitutionScope Scope { get; set; } = null!;

    /// <summary>The modules, in the author's order until they are ordered.</summary>
    public List<ModuleDraft> Modules { get; set; } = [];

    public List<EdgeDraft> Edges { get; set; } = [];

    public Dictionary<string, ModuleDraft> ById { get; } = new(StringComparer.Ordinal);

    /// <summary>True when a value could not be resolved.</summary>
    public bool HasBroken => broken is not null;

    /// <summary>Modules from which a spillway edge was authored, sound or not.</summary>
    public HashSet<string> SpillwaySources { get; } = new(StringComparer.Ordinal);

    /// <summary>Modules into which an edge was refused; that they have too few inputs would only repeat it.</summary>
    public HashSet<string> RefusedInputs { get; } = new(StringComparer.Ordinal);

    /// <summary>True once <see cref="Modules"/> stand in the order of the run; false forever when there is a cycle.</summary>
    public bool IsOrdered { get; set; }

    public MappingNode EngineSettings { get; set; } = MappingNode.Empty;

    public RetryPolicy Retry { get; set; } = RetryPolicy.None;

    /// <summary>What guards the run, checked; null when nothing does.</summary>
    public Config? Guards { get; set; }

    /// <summary>The author's own functions, resolved; null when there are none.</summary>
    public SequenceNode? UserFunctions { get; set; }

    /// <summary>Those of them that are in C#, loaded.</summary>
    public List<UserFunction> Functions { get; } = [];

    /// <summary>What happens after the run, resolved.</summary>
    public MappingNode? Hooks { get; set; }

    public ImmutableSortedDictionary<string, string> ContextShown { get; set; } = ImmutableSortedDictionary<string, string>.Empty;

    public Manifest? Manifest { get; set; }

    /// <summary>Marks a value that could not be resolved.</summary>
    public void MarkBroken(SourceSpan span) => (broken ??= []).Add(span);

    /// <summary>True for a value that could not be resolved; findings of later checks on it would only repeat it.</summary>
    public bool IsBroken(SourceSpan span) => broken is not null && broken.Contains(span);

    /// <summary>Rebuilds each module's list of edges; call it after edges were changed.</summary>
    public void Link()
    {
        foreach (ModuleDraft module in Modules)
        {
            module.Inputs.Clear();
            module.Outputs.Clear();
        }

        foreach (EdgeDraft edge in Edges)
        {
            ById[edge.From].Outputs.Add(edge);
            ById[edge.To].Inputs.Add(edge);
        }
    }

    /// <summary>Rebuilds <see cref="ById"/>; the first of several modules with one id counts.</summary>
    public void Index()
    {
        ById.Clear();
        foreach (ModuleDraft module in Modules)
        {
            ById.TryAdd(module.Id, module);
        }
    }
}
