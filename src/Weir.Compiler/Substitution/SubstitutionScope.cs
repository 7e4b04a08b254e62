using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Compiler.Substitution;

/// <summary>What the texts of one Blueprint (the main one, or that of an Arcade) may refer to.</summary>
internal sealed class SubstitutionScope
{
    /// <summary>How deep references may refer to references.</summary>
    public const int MaximumDepth = 20;

    /// <summary>How long a resolved text may become; beyond it a reference multiplies itself.</summary>
    public const int MaximumLength = 1 << 20;

    public SubstitutionScope(Compilation compilation, Blueprint blueprint, MappingNode macros, string prefix)
    {
        Compilation = compilation;
        Blueprint = blueprint;
        Macros = macros;
        Prefix = prefix;
        Context = new ContextTable(this);
    }

    public Compilation Compilation { get; }

    public CompileOptions Options => Compilation.Options;

    /// <summary>The Blueprint whose texts these are.</summary>
    public Blueprint Blueprint { get; }

    public ContextTable Context { get; }

    public MappingNode Macros { get; }

    /// <summary>What stands in front of the ids of an Arcade's modules, <c>arcade__</c>; empty for the main Blueprint.</summary>
    public string Prefix { get; }

    /// <summary>Resolves one value; the same object when there is nothing to do.</summary>
    public ScalarNode Resolve(ScalarNode node, TextOwner owner = default)
    {
        // What a format took from the environment is a value already: it can't smuggle in a function call.
        if (!Blueprint.HasReferences || node.Origin == ValueOrigin.EnvironmentReference || node.Text.AsSpan().IndexOfAny('$', '@', '{') < 0)
        {
            return node;
        }

        TextScanner scanner = new(this, node, owner);
        ScalarNode resolved = scanner.ResolveAll();
        if (scanner.Failed)
        {
            Compilation.MarkBroken(node.Span);
        }

        return resolved;
    }

    /// <summary>Resolves all values below a node; unchanged parts stay the same objects.</summary>
    public Node Resolve(Node node, TextOwner owner = default) => node switch
    {
        ScalarNode scalar => Resolve(scalar, owner),
        MappingNode mapping => Resolve(mapping, owner),
        SequenceNode sequence => ResolveItems(sequence, owner),
        _ => node,
    };

    public MappingNode Resolve(MappingNode mapping, TextOwner owner = default)
    {
        System.Collections.Immutable.ImmutableArray<MappingEntry>.Builder? changed = null;
        for (int i = 0; i < mapping.Entries.Length; i++)
        {
            MappingEntry entry = mapping.Entries[i];
            Node resolved = Resolve(entry.Value, owner);
            if (!ReferenceEquals(resolved, entry.Value))
            {
                changed ??= mapping.Entries.ToBuilder();
                changed[i] = new MappingEntry(entry.Key, resolved);
            }
        }

        return changed is null ? mapping : mapping.With(changed.MoveToImmutable());
    }

    /// <summary>Reports a finding; the same one is shown once, however often the text that holds it is used.</summary>
    public void Report(DiagnosticCode code, SourceSpan span, string message, string? hint = null, string? moduleId = null) =>
        Compilation.Diagnostics.Add(code, span, message, hint, moduleId);

    private SequenceNode ResolveItems(SequenceNode sequence, TextOwner owner)
    {
        System.Collections.Immutable.ImmutableArray<Node>.Builder? changed = null;
        for (int i = 0; i < sequence.Items.Length; i++)
        {
            Node resolved = Resolve(sequence.Items[i], owner);
            if (!ReferenceEquals(resolved, sequence.Items[i]))
            {
                changed ??= sequence.Items.ToBuilder();
                changed[i] = resolved;
            }
        }

        return changed is null ? sequence : new SequenceNode(changed.MoveToImmutable(), sequence.Span);
    }
}
