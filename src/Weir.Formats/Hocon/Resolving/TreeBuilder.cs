using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Weir.Core.Text;
using Weir.Formats.Hocon.Parsing;
using Weir.Formats.Hocon.Terms;

namespace Weir.Formats.Hocon.Resolving;

/// <summary>Makes the document's nodes of evaluated terms. What several places share is made once.</summary>
internal sealed class TreeBuilder(Evaluator evaluator, ReadContext context)
{
    private static readonly Built Nothing = new(MappingNode.Empty, 0);
    private int depth;

    /// <summary>The tree of an evaluated term.</summary>
    public Node Build(Term term) => Make(term, term)?.Node ?? MappingNode.Empty;

    // Null for what is not there or was reported.
    private Built? Make(Term value, Term written)
    {
        switch (value)
        {
            case ScalarTerm scalar:
                return new Built(scalar.Node, 1 + scalar.Node.Text.Length);
            case ObjectTerm { Built: { } made }:
                return made;
            case ArrayTerm { Built: { } made }:
                return made;
            case ObjectTerm { Building: true } or ArrayTerm { Building: true }:
                return ReportCycle(written);
            case ObjectTerm or ArrayTerm:
                return Enter(value);
            default:
                return null;
        }
    }

    private Built? Enter(Term value)
    {
        if (depth >= context.Options.MaximumChain || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return ReportLimit(value, $"The configuration nests more than {depth} deep here.");
        }

        depth++;
        Built built = value is ObjectTerm fields ? MakeObject(fields) : MakeList((ArrayTerm)value);
        depth--;
        return built.Size <= context.Options.MaximumSize ? built
            : ReportLimit(value, $"With all that it refers to, this has more than {context.Options.MaximumSize:N0} values and characters.");
    }

    private Built MakeObject(ObjectTerm fields)
    {
        fields.Building = true;
        ImmutableArray<MappingEntry>.Builder entries = ImmutableArray.CreateBuilder<MappingEntry>(fields.Cells.Count);
        long size = 1;
        foreach (Cell cell in fields.Cells)
        {
            Built? made = cell.Count == 0 ? null : Make(evaluator.ValueOf(cell), cell[cell.Count - 1].Written);
            if (made is not null)
            {
                entries.Add(new MappingEntry(cell.Key, made.Node));
                size += 1 + made.Size;
            }
        }

        fields.Building = false;
        Node node = new MappingNode(entries.Count == entries.Capacity ? entries.MoveToImmutable() : entries.ToImmutable(), fields.Span);
        return fields.Built = new Built(node, size);
    }

    private Built MakeList(ArrayTerm list)
    {
        list.Building = true;
        ImmutableArray<Node>.Builder items = ImmutableArray.CreateBuilder<Node>(list.Count);
        long size = 1;
        for (int i = 0; i < list.Count; i++)
        {
            Built? made = Make(evaluator.ValueOf(list[i]), list[i].Written);
            if (made is not null)
            {
                items.Add(made.Node);
                size += 1 + made.Size;
            }
        }

        list.Building = false;
        Node node = new SequenceNode(items.Count == items.Capacity ? items.MoveToImmutable() : items.ToImmutable(), list.Span);
        return list.Built = new Built(node, size);
    }

    // An optional substitution in a circle finds nothing, as if what it names were not there.
    private Built? ReportCycle(Term written)
    {
        if (written is not SubstitutionTerm { Optional: true })
        {
            context.Bag.Add(
                HoconCodes.Cycle, written.Span, "This refers to an object or a list that it is itself part of.", "Refer to a part of it that does not hold this.");
        }

        return null;
    }

    private Built ReportLimit(Term value, string message)
    {
        if (!context.Limited)
        {
            context.Limited = true;
            context.Bag.Add(HoconCodes.Limit, value.Span, message);
        }

        return Nothing;
    }
}
