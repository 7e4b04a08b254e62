using System.Globalization;
using System.Text;
using Weir.Core.Text;
using Weir.Formats.Hocon.Parsing;
using Weir.Formats.Hocon.Terms;

namespace Weir.Formats.Hocon.Resolving;

/// <summary>Joins values that stand next to each other: texts to a text, lists to a list, objects to an object.</summary>
internal sealed class Concatenator(Evaluator evaluator, ReadContext context)
{
    // How often the largest result may be written while texts are joined to joined texts.
    private const int Rounds = 16;

    public Term Join(ConcatenationTerm concatenation)
    {
        Term[] parts = concatenation.Parts;
        Term[] values = new Term[parts.Length];
        Term? first = null;
        bool failed = false;
        for (int i = 0; i < parts.Length; i++)
        {
            values[i] = parts[i] is WhitespaceTerm ? parts[i] : evaluator.Evaluate(parts[i]);
            failed |= values[i] == Term.Failed;
            first = Stronger(first, values[i]);
        }

        return failed ? Term.Failed
            : first is null ? Term.Undefined
            : first is ScalarTerm ? JoinTexts(concatenation, values)
            : JoinTrees(concatenation, values, first);
    }

    /// <summary>What <c>+=</c> makes of the value below it.</summary>
    public Term Append(Term below, AppendTerm append)
    {
        if (below == Term.Failed)
        {
            return below;
        }

        if (below == Term.Undefined)
        {
            return new ArrayTerm(append.Span, [append.Element]);
        }

        if (AsList(below) is { } list)
        {
            return list.Append(append.Element);
        }

        context.Bag.Add(
            HoconCodes.MixedConcatenation, append.Span, $"'+=' adds an element to a list, but the value before is {Describe(below)}.",
            "Begin with a list: key = [ ... ].");
        return Term.Failed;
    }

    // A list or an object decides; a text only when there is nothing else.
    private static Term? Stronger(Term? first, Term value) => value switch
    {
        ArrayTerm or ObjectTerm => first is null or ScalarTerm ? value : first,
        ScalarTerm => first ?? value,
        _ => first,
    };

    private Term JoinTexts(ConcatenationTerm concatenation, Term[] values)
    {
        StringBuilder text = new();
        int[] lengths = new int[values.Length];
        bool environment = false;
        for (int i = 0; i < values.Length; i++)
        {
            int before = text.Length;
            text.Append(values[i] switch
            {
                ScalarTerm scalar => scalar.Node.Text,
                WhitespaceTerm whitespace => whitespace.Text,
                _ => "",
            });
            lengths[i] = text.Length - before;
            environment |= values[i] is ScalarTerm { Node.Origin: ValueOrigin.EnvironmentReference };
            if (text.Length > context.Options.MaximumSize || context.Joined > Rounds * context.Options.MaximumSize)
            {
                return Refuse(concatenation);
            }
        }

        context.Joined += text.Length;

        SourceSpan span = concatenation.Span;
        Func<ScalarNode, TextMap> map = _ => HoconTextMaps.Joined(span, concatenation.Parts, lengths);
        string joined = text.ToString();
        ScalarNode node = environment
            ? new ScalarNode(span.Source!.Text.Substring(span.Start, span.Length), ScalarKind.Text, span)
                .Resolved(joined, ScalarKind.Text, ValueOrigin.EnvironmentReference, map, joined, joined)
            : new ScalarNode(joined, ScalarKind.Text, span, map);
        return new ScalarTerm(node);
    }

    private Term Refuse(ConcatenationTerm concatenation)
    {
        if (!context.Limited)
        {
            context.Limited = true;
            context.Bag.Add(HoconCodes.Limit, concatenation.Span, $"The texts that are joined here have more than {context.Options.MaximumSize:N0} characters.");
        }

        return Term.Failed;
    }

    private Term JoinTrees(ConcatenationTerm concatenation, Term[] values, Term first)
    {
        bool lists = Array.Exists(values, v => v is ArrayTerm);
        Term? joined = null;
        for (int i = 0; i < values.Length; i++)
        {
            Term value = values[i];
            if (value is WhitespaceTerm || value == Term.Undefined)
            {
                continue;
            }

            Term? next = lists ? AsList(value) : value as ObjectTerm;
            if (next is null)
            {
                context.Bag.Add(
                    HoconCodes.MixedConcatenation, concatenation.Parts[i].Span, $"{Capital(Describe(value))} can't be joined to {Describe(first)}.",
                    lists ? "Only lists are joined to lists; put a single value in brackets." : "Only objects are joined to objects.");
                return Term.Failed;
            }

            joined = (joined, next) switch
            {
                (null, _) => next,
                (ArrayTerm left, ArrayTerm right) => left.Append(right),
                _ => new MergedObject((ObjectTerm)joined, (ObjectTerm)next),
            };
        }

        return joined!;
    }

    // An object with the keys 0, 1, 2, ... counts as a list where one is due.
    private static ArrayTerm? AsList(Term value)
    {
        if (value is not ObjectTerm fields)
        {
            return value as ArrayTerm;
        }

        List<(int Index, Element Element)> found = [];
        foreach (Cell cell in fields.Cells)
        {
            if (int.TryParse(cell.Key.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
            {
                found.Add((index, new Element(new CellTerm(cell))));
            }
        }

        found.Sort(static (left, right) => left.Index.CompareTo(right.Index));
        return found.Count == 0 ? null : new ArrayTerm(value.Span, found.ConvertAll(static f => f.Element));
    }

    private static string Describe(Term term) => term switch
    {
        ArrayTerm => "a list",
        ObjectTerm => "an object",
        ScalarTerm scalar => scalar.Node.Describe(),
        _ => "nothing",
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
