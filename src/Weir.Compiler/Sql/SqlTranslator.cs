using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.Syntax;
using Weir.Compiler.Sql.Translation;
using Weir.Core.Specs;

namespace Weir.Compiler.Sql;

/// <summary>Translates Spark SQL into DuckDB's.</summary>
/// <param name="dialect">In which dialect the author writes.</param>
/// <param name="ansi">Whether Spark's ANSI mode is meant: overflow and bad casts are errors.</param>
/// <param name="userFunctions">Functions that the Blueprint brings along, lower case.</param>
internal sealed class SqlTranslator(SqlDialect dialect, bool ansi, IReadOnlySet<string> userFunctions) : ISqlTranslator
{
    /// <inheritdoc/>
    public SqlTranslation Translate(string sql, SqlRole role, SqlColumns? columns = null)
    {
        if (dialect == SqlDialect.DuckDb || string.IsNullOrWhiteSpace(sql))
        {
            return SqlTranslation.Unchanged;
        }

        List<Token> tokens = SqlLexer.Read(sql);
        switch (QuickCheck.Of(sql, tokens, role, calls: userFunctions.Count == 0))
        {
            case QuickAnswer.Same:
                return SqlTranslation.Unchanged;
            case QuickAnswer.SameUntilTypes when columns is null:
                return SqlTranslation.AskAgain;
        }

        SqlNode tree;
        try
        {
            SqlParser parser = new(sql, tokens);
            tree = role switch { SqlRole.Query => parser.ReadQuery(), SqlRole.Ordering => parser.ReadOrdering(), _ => parser.ReadExpression() };
        }
        catch (SqlSyntaxException exception)
        {
            bool own = dialect == SqlDialect.Auto && !exception.IsRefused && !tokens.Exists(static t => t.Kind == TokenKind.BackQuoted);
            return own ? SqlTranslation.Unchanged : SqlTranslation.Failed(ProblemOf(exception, exception.IsRefused ? SqlProblemKind.Untranslatable : SqlProblemKind.Syntax));
        }

        DialectEvidence evidence = DialectEvidence.Of(tree, tokens, userFunctions);
        return dialect == SqlDialect.Auto && evidence.Foreign is not null && evidence.Spark is null
            ? SqlTranslation.Unchanged
            : Judge(sql, evidence) is { } problem ? SqlTranslation.Failed(problem) : Write(sql, tokens, tree, columns);
    }

    private SqlProblem? Judge(string sql, DialectEvidence evidence)
    {
        if (evidence.Foreign is { } foreign)
        {
            string mixed = dialect == SqlDialect.Auto ? $", while '{Shorten(sql[evidence.Spark!.Value.Start..evidence.Spark.Value.End])}' is Spark's spelling" : "";
            return new SqlProblem(foreign.Start, foreign.End - foreign.Start, $"Spark has no function '{sql[foreign.Start..foreign.End]}'{mixed}.",
                dialect == SqlDialect.Auto ? "Write the whole piece in one dialect." : "Set 'sql_dialect: duckdb' for DuckDB's functions.", SqlProblemKind.Untranslatable);
        }

        return dialect == SqlDialect.Auto && evidence.DoubleQuoted is { } quoted && evidence.Spark is null
            ? new SqlProblem(quoted.Start, quoted.End - quoted.Start, $"{sql[quoted.Start..quoted.End]} is a text in Spark's SQL and a name in DuckDB's.",
                "Write '...' for a text, `...` for a name, or set 'sql_dialect'.", SqlProblemKind.Ambiguous)
            : null;
    }

    private SqlTranslation Write(string sql, List<Token> tokens, SqlNode tree, SqlColumns? columns)
    {
        SqlWriter writer = new(sql, tokens);
        try
        {
            writer.Copy(0, tree.Start);
            new SqlEmitter(sql, writer, ansi, userFunctions, columns).Emit(tree);
            writer.Copy(tree.End, sql.Length);
        }
        catch (SqlSyntaxException exception)
        {
            return SqlTranslation.Failed(ProblemOf(exception, SqlProblemKind.Untranslatable));
        }

        return (writer.HasChanged ? new SqlTranslation(writer.Text, writer.Pieces, null) : SqlTranslation.Unchanged) with { AsksForTypes = true };
    }

    private static SqlProblem ProblemOf(SqlSyntaxException exception, SqlProblemKind kind) =>
        new(exception.Offset, exception.Length, exception.Message, exception.Hint, kind);

    private static string Shorten(string text) => text.Length <= 30 ? text : text[..27] + "...";
}
