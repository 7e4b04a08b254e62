using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.Syntax;
using Weir.Compiler.Sql.Translation;
using Weir.Core.Specs;

namespace Weir.Compiler.Sql.ToSpark;

/// <summary>Translates DuckDB's SQL into Spark's.</summary>
/// <param name="userFunctions">Functions that the Blueprint brings along, lower case.</param>
internal sealed class SparkTranslator(IReadOnlySet<string> userFunctions) : ISqlTranslator
{
    /// <inheritdoc/>
    public SqlTranslation Translate(string sql, SqlRole role, SqlColumns? columns = null)
    {
        if (string.IsNullOrWhiteSpace(sql))
        {
            return SqlTranslation.Unchanged;
        }

        List<Token> tokens = SqlLexer.Read(sql, duckDb: true);
        try
        {
            SqlParser parser = new(sql, tokens, duckDb: true);
            SqlNode tree = role switch { SqlRole.Query => parser.ReadQuery(), SqlRole.Ordering => parser.ReadOrdering(), _ => parser.ReadExpression() };
            SqlWriter writer = new(sql, tokens, forSpark: true);
            writer.Copy(0, tree.Start);
            new SparkEmitter(sql, writer, userFunctions, columns).Emit(tree);
            writer.Copy(tree.End, sql.Length);
            return (writer.HasChanged ? new SqlTranslation(writer.Text, writer.Pieces, null) : SqlTranslation.Unchanged) with { AsksForTypes = true };
        }
        catch (SqlSyntaxException exception)
        {
            SqlProblemKind kind = exception.IsRefused ? SqlProblemKind.Untranslatable : SqlProblemKind.Syntax;
            return SqlTranslation.Failed(new SqlProblem(exception.Offset, exception.Length, exception.Message, exception.Hint, kind));
        }
    }
}
