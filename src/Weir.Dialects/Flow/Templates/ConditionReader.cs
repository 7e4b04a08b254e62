using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Weir.Core.Diagnostics;
using Weir.Core.Templates;
using Weir.Core.Text;

namespace Weir.Dialects.Flow.Templates;

/// <summary>Reads conditions: names of values, literals, comparisons, <c>and</c>, <c>or</c>, <c>not</c>, brackets.</summary>
/// <remarks>From the weakest: or, and, not, comparison. A comparison may be a chain. Recursion is bounded by the brackets and nots that it allows.</remarks>
internal sealed class ConditionReader(ScalarNode node, StepScope scope, OuterScope outer, DiagnosticBag bag)
{
    private const int DeepestNesting = 100;

    private static readonly string[] Comparisons = ["==", "!=", ">=", "<=", ">", "<"];

    private readonly string text = node.Text;
    private int at;
    private int depth;
    private bool failed;

    /// <summary>The condition; null after a finding.</summary>
    public WhenClause? Read()
    {
        Condition? condition = ReadOr();
        SkipSpace();
        if (!failed && at < text.Length)
        {
            Fail(at, $"'{text[at..]}' is not expected here.");
        }

        return failed || condition is null ? null : new WhenClause(text, condition, node.Span);
    }

    private Condition? ReadOr()
    {
        Condition? left = ReadAnd();
        while (!failed && TakeWord("or"))
        {
            left = Join(false, left, ReadAnd());
        }

        return left;
    }

    private Condition? ReadAnd()
    {
        Condition? left = ReadNot();
        while (!failed && TakeWord("and"))
        {
            left = Join(true, left, ReadNot());
        }

        return left;
    }

    private static LogicalCondition? Join(bool both, Condition? left, Condition? right) => left is null || right is null ? null : new LogicalCondition(both, left, right);

    private Condition? ReadNot()
    {
        if (!TakeWord("not"))
        {
            return ReadComparison();
        }

        if (++depth > DeepestNesting)
        {
            return Fail(at, "The condition nests too deep.");
        }

        Condition? inner = ReadNot();
        depth--;
        return inner is null ? null : new NotCondition(inner);
    }

    private Condition? ReadComparison()
    {
        Condition? first = ReadOperand();
        ImmutableArray<(string, Condition)>.Builder rest = ImmutableArray.CreateBuilder<(string, Condition)>();
        while (!failed && TakeComparison() is { } op)
        {
            if (ReadOperand() is { } operand)
            {
                rest.Add((op, operand));
            }
        }

        return first is null || rest.Count == 0 ? first : new ComparisonCondition(first, rest.ToImmutable());
    }

    private Condition? ReadOperand()
    {
        SkipSpace();
        if (at >= text.Length)
        {
            return Fail(at, "The condition ends where a value is expected.");
        }

        char current = text[at];
        return current switch
        {
            '(' => ReadBrackets(),
            '\'' or '"' => ReadText(current),
            _ when char.IsAsciiDigit(current) || current == '-' => ReadNumber(),
            _ when char.IsLetter(current) || current == '_' => ReadName(),
            _ => Fail(at, $"'{current}' is not expected here."),
        };
    }

    private Condition? ReadBrackets()
    {
        int start = at++;
        if (++depth > DeepestNesting)
        {
            return Fail(at, "The condition nests too deep.");
        }

        Condition? inner = ReadOr();
        depth--;
        SkipSpace();
        if (!failed && (at >= text.Length || text[at] != ')'))
        {
            return Fail(start, "The bracket is not closed.");
        }

        at++;
        return inner;
    }

    private LiteralCondition? ReadText(char quote)
    {
        int end = text.IndexOf(quote, at + 1);
        if (end < 0)
        {
            Fail(at, "The text is not closed.");
            return null;
        }

        string value = text[(at + 1)..end];
        at = end + 1;
        return new LiteralCondition(value);
    }

    private LiteralCondition? ReadNumber()
    {
        int start = at++;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }

        string written = text[start..at];
        if (long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole))
        {
            return new LiteralCondition(whole);
        }

        if (double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out double number))
        {
            return new LiteralCondition(number);
        }

        Fail(start, $"'{written}' is no number.");
        return null;
    }

    private Condition? ReadName()
    {
        int start = at;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.'))
        {
            at++;
        }

        string name = text[start..at];
        switch (name)
        {
            case "True" or "true":
                return new LiteralCondition(true);
            case "False" or "false":
                return new LiteralCondition(false);
            case "None" or "null":
                return new LiteralCondition(null);
        }

        string[] path = name.Split('.');
        SourceSpan span = node.Locate(start, name.Length);
        if (OuterScope.Knows(path[0]))
        {
            return outer.Resolve(new TemplateToken(path, null, span), bag, scope.ModuleId) is { } known ? new LiteralCondition(known.Literal) : Give();
        }

        if (scope.Reference(path, out string? problem, out string? hint) is { } reference)
        {
            return new ReferenceCondition(reference with { Span = span });
        }

        bag.Add(FlowCodes.InvalidWhen, span, problem!, hint, scope.ModuleId);
        return Give();
    }

    private string? TakeComparison()
    {
        SkipSpace();
        foreach (string op in Comparisons)
        {
            if (string.CompareOrdinal(text, at, op, 0, op.Length) == 0)
            {
                at += op.Length;
                return op;
            }
        }

        return null;
    }

    private bool TakeWord(string word)
    {
        SkipSpace();
        int end = at + word.Length;
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0 || (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.')))
        {
            return false;
        }

        at = end;
        return true;
    }

    private void SkipSpace()
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    private Condition? Fail(int position, string message)
    {
        if (!failed)
        {
            bag.Add(FlowCodes.InvalidWhen, node.Locate(Math.Min(position, Math.Max(text.Length - 1, 0))), message, "For example: jobs.probe.outputs.count > 0 and jobs.probe.status == \"SUCCESS\".", scope.ModuleId);
        }

        return Give();
    }

    private Condition? Give()
    {
        failed = true;
        return null;
    }
}
