using Weir.Compiler.Sql.Parsing;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Compiler.Lint;

/// <summary>The rules on a query, seen from its tokens: macros need not be resolved for them, and no dialect matters.</summary>
internal sealed class QueryLint(ScalarNode query, string moduleId, DiagnosticBag bag)
{
    private static readonly HashSet<string> ClauseEnds = new(StringComparer.OrdinalIgnoreCase)
    {
        "where", "group", "order", "having", "limit", "union", "except", "intersect", "qualify", "window", "lateral", "select",
    };

    private readonly List<Token> tokens = SqlLexer.Read(query.Text);

    /// <param name="written">Whether an Egress writes what the query gives.</param>
    public void Check(bool written)
    {
        int depth = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            depth += IsSign(i, '(') ? 1 : IsSign(i, ')') ? -1 : 0;
            if (IsWord(i, "join"))
            {
                CheckJoin(i);
            }
            else if (IsWord(i, "from"))
            {
                CheckRelations(i);
            }
            else if (written && depth == 0 && IsSign(i, '*') && i > 0 && (IsWord(i - 1, "select") || IsWord(i - 1, "distinct") || IsSign(i - 1, ',')))
            {
                Report(LintCodes.SelectStar, i, $"'{moduleId}' writes all columns, whatever they are.", "Name the columns, so that the target changes only when you want it.", null);
            }
        }
    }

    private void CheckJoin(int join)
    {
        for (int i = join - 1; i >= 0 && tokens[i].Kind == TokenKind.Word && join - i <= 3; i--)
        {
            if (IsWord(i, "cross") || IsWord(i, "natural") || IsWord(i, "positional"))
            {
                return;
            }
        }

        int depth = 0;
        int open = 1;
        for (int i = join + 1; i < tokens.Count && depth >= 0; i++)
        {
            depth += IsSign(i, '(') ? 1 : IsSign(i, ')') ? -1 : 0;
            if (depth == 0 && IsWord(i, "join") && !IsWord(i - 1, "cross"))
            {
                open++;
            }
            else if (depth == 0 && (IsWord(i, "on") || IsWord(i, "using")) && --open == 0)
            {
                return;
            }
            else if (depth == 0 && EndsClause(i))
            {
                break;
            }
        }

        bool isPlain = join == 0 || !(IsWord(join - 1, "left") || IsWord(join - 1, "right") || IsWord(join - 1, "full") || IsWord(join - 1, "outer") || IsWord(join - 1, "inner") || IsWord(join - 1, "semi") || IsWord(join - 1, "anti"));
        Report(LintCodes.JoinWithoutCondition, join, "This JOIN has neither ON nor USING: every row meets every row.", "Write a condition, or CROSS JOIN where that is meant.", isPlain ? "CROSS JOIN" : null);
    }

    /// <summary>The relations behind one FROM, each by the name that its columns go by.</summary>
    private void CheckRelations(int from)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        int depth = 0;
        for (int i = from; i < tokens.Count && depth >= 0 && (i == from || depth > 0 || !EndsClause(i)); i++)
        {
            depth += IsSign(i, '(') ? 1 : IsSign(i, ')') ? -1 : 0;
            bool begins = depth == 0 && (i == from || IsWord(i, "join") || IsSign(i, ','));
            if (begins && i + 1 < tokens.Count && tokens[i + 1].Kind is TokenKind.Word or TokenKind.BackQuoted && !IsSign(i + 2, '('))
            {
                int name = i + 1;
                while (IsSign(name + 1, '.') && name + 2 < tokens.Count)
                {
                    name += 2;
                }

                int alias = IsWord(name + 1, "as") ? name + 2 : name + 1;
                bool hasAlias = alias < tokens.Count && tokens[alias].Kind is TokenKind.Word or TokenKind.BackQuoted && SqlWords.MayBeAlias(TextOf(alias));
                if (!names.Add(TextOf(hasAlias ? alias : name).Trim('`')))
                {
                    Report(LintCodes.SameRelationTwice, name, $"'{TextOf(hasAlias ? alias : name)}' stands for two relations of this query.", "Give each an alias of its own.", null);
                }
            }
        }
    }

    private bool EndsClause(int index) => tokens[index].Kind == TokenKind.Word && ClauseEnds.Contains(TextOf(index));

    private bool IsWord(int index, string word) => index >= 0 && index < tokens.Count && tokens[index].Kind == TokenKind.Word && TextOf(index).Equals(word, StringComparison.OrdinalIgnoreCase);

    private bool IsSign(int index, char sign) => index >= 0 && index < tokens.Count && tokens[index].Kind == TokenKind.Operator && tokens[index].End - tokens[index].Start == 1 && query.Text[tokens[index].Start] == sign;

    private string TextOf(int index) => query.Text[tokens[index].Start..tokens[index].End];

    private void Report(DiagnosticCode code, int index, string message, string hint, string? better)
    {
        SourceSpan span = query.Locate(tokens[index].Start, tokens[index].End - tokens[index].Start);
        bag.Add(new Diagnostic(code, span, message) { Hint = hint, ModuleId = moduleId, Edit = better is null || span.IsNone ? null : new TextEdit(span, better) });
    }
}
