using System.Runtime.CompilerServices;
using Weir.Core.Text;
using Weir.Formats.Hocon.Parsing;
using Weir.Formats.Hocon.Terms;

namespace Weir.Formats.Hocon.Resolving;

/// <summary>Finds the value of fields on demand: the last value set, merged with those below it where both are objects.</summary>
/// <remarks>
/// Objects and lists evaluate to themselves and their contents only when they are asked for, so that an object may refer to its own fields.
/// A substitution that leads back to the field under evaluation takes the value below it ("looks back"), as the specification wants.
/// </remarks>
internal sealed class Evaluator
{
    private readonly ReadContext context;
    private readonly Concatenator concatenator;
    private readonly Substituter substituter;
    private int chain;

    public Evaluator(ReadContext context, ObjectTerm root)
    {
        this.context = context;
        concatenator = new Concatenator(this, context);
        substituter = new Substituter(this, context, root);
    }

    /// <summary>The value of a field; what lies below it when the field is under evaluation.</summary>
    public Term ValueOf(Cell cell) => cell.Current >= 0 ? LookBack(cell) : UpTo(cell, cell.Count - 1);

    /// <summary>The value of a list's element.</summary>
    public Term ValueOf(Element element) => element.Value ??= Evaluate(element.Written);

    /// <summary>Evaluates a term that is no field's own value.</summary>
    public Term Evaluate(Term written)
    {
        switch (written)
        {
            case SubstitutionTerm substitution:
                return Deeper(substitution, null, static (evaluator, term, _) => evaluator.substituter.Resolve((SubstitutionTerm)term));
            case ConcatenationTerm concatenation:
                return Deeper(concatenation, null, static (evaluator, term, _) => evaluator.concatenator.Join((ConcatenationTerm)term));
            case CellTerm other:
                return ValueOf(other.Cell);
            default:
                return written;
        }
    }

    private Term LookBack(Cell cell)
    {
        int at = cell.Current;
        if (cell[at].Written is CellTerm { Cell: { Current: >= 0 } inner })
        {
            Term below = LookBack(inner);
            if (below != Term.Undefined)
            {
                return below;
            }
        }

        return UpTo(cell, at - 1);
    }

    // The value of the items from the lowest to this one. Items that need what lies below them are evaluated upwards, without recursion.
    private Term UpTo(Cell cell, int top)
    {
        if (top < 0)
        {
            return Term.Undefined;
        }

        int start = top;
        while (start > 0 && cell[start].Value is null && cell[start].LeansBelow && cell[start - 1].Value is null)
        {
            start--;
        }

        for (int i = start; i <= top; i++)
        {
            if (cell[i].Value is null)
            {
                EvaluateItem(cell, i);
            }
        }

        return cell[top].Value!;
    }

    private void EvaluateItem(Cell cell, int at)
    {
        int outer = cell.Current;
        cell.Current = at;
        Term own = cell[at].Written switch
        {
            AppendTerm append => concatenator.Append(Below(cell, at), append),
            CellTerm other => Deeper(other, cell, static (evaluator, term, within) => evaluator.ValueWithin(((CellTerm)term).Cell, within)),
            Term written => Evaluate(written),
        };
        bool closed = cell[at].Written is CellTerm { Cell: { Count: > 0 } foreign } && foreign[foreign.Count - 1].Closed;
        Term value = own;
        if (own == Term.Undefined)
        {
            value = UpTo(cell, at - 1);
            closed = at > 0 && cell[at - 1].Closed;
        }
        else if (own is ObjectTerm upper && !closed && at > 0)
        {
            Term below = UpTo(cell, at - 1);
            value = below is ObjectTerm lower && !HoldsAlready(upper, lower, cell[at].Written) ? new MergedObject(lower, upper) : upper;
            closed = below is ObjectTerm ? cell[at - 1].Closed : below != Term.Undefined;
        }
        else if (own is not ObjectTerm)
        {
            closed = true;
        }

        cell.Current = outer;
        ref CellItem item = ref cell[at];
        item.Value = value;
        item.Closed = closed;
        if (at > 0)
        {
            // Nobody looks below this item again: a long chain keeps its last value only.
            cell[at - 1].Value = null;
        }
    }

    // A value that was made from the one below it (a = ${a} {...}) need not be merged with it again.
    private static bool HoldsAlready(ObjectTerm upper, ObjectTerm lower, Term written) =>
        upper == lower || (upper is MergedObject merged && written is ConcatenationTerm { Parts.Length: var parts } && merged.StandsOn(lower, parts));

    private Term ValueWithin(Cell inner, Cell? merged)
    {
        Cell? outer = inner.Within;
        inner.Within = merged;
        Term value = ValueOf(inner);
        inner.Within = outer;
        return value;
    }

    // What lies below an item: in its own field, or, when that belongs to a merged object, in the layers below.
    private Term Below(Cell cell, int at)
    {
        Term own = UpTo(cell, at - 1);
        return own == Term.Undefined && cell.Within is { Current: >= 0 } merged ? Below(merged, merged.Current) : own;
    }

    private Term Deeper(Term term, Cell? within, Func<Evaluator, Term, Cell?, Term> evaluate)
    {
        if (chain >= context.Options.MaximumChain || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            if (!context.Limited)
            {
                context.Limited = true;
                SourceSpan span = term.Span;
                context.Bag.Add(HoconCodes.Limit, span, $"Substitutions lead to substitutions more than {chain} times in a row here.");
            }

            return Term.Failed;
        }

        chain++;
        Term value = evaluate(this, term, within);
        chain--;
        return value;
    }
}
