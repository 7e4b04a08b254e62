using Weir.Compiler.Sql;
using Weir.Core.Specs;

namespace Weir.Compiler.Tests.Sql;

public sealed class DialectTests
{
    private static readonly HashSet<string> NoFunctions = [];

    [Theory]
    [InlineData("amount > 0 AND state IN ('a', 'b')")]
    [InlineData("len(xs) > 2 AND list_contains(xs, 1)")]
    [InlineData("quantile_cont(x, 0.5) < 3")]
    [InlineData("xs[1:2] = [1, 2]")]
    [InlineData("x = {'a': 1}")]
    [InlineData("t.\"a b\" > 1")]
    [InlineData("concat(a, list_first(b)) = 'x'")]
    public void DuckDbs_own_SQL_is_left_as_it_is(string sql) => Auto(sql).ShouldBe(SqlTranslation.Unchanged);

    [Theory]
    [InlineData("SELECT * EXCLUDE (a) FROM t")]
    [InlineData("FROM t SELECT read_text(a)")]
    [InlineData("SELECT array_agg(x ORDER BY y) FROM t GROUP BY ALL")]
    [InlineData("SELECT a FROM read_parquet('x.parquet')")]
    public void DuckDbs_own_queries_are_left_as_they_are(string sql) => Auto(sql, SqlRole.Query).ShouldBe(SqlTranslation.Unchanged);

    [Theory]
    [InlineData("`a b` > 1", "\"a b\" > 1")]
    [InlineData("a <=> b", "(a IS NOT DISTINCT FROM b)")]
    [InlineData("a == 'x\\'y'", "a = 'x''y'")]
    [InlineData("nvl(a, 0) > 1 -- why", "coalesce(a, 0) > 1 -- why")]
    [InlineData("name RLIKE '^a'", "(regexp_matches(name, '^a'))")]
    [InlineData("day >= date_sub(current_date(), 7)", "day >= ((current_date) - CAST(7 AS INTEGER))")]
    [InlineData("xs[0] = 1", "spark_item(xs, 0) = 1")]
    [InlineData("total / 2 > 1", "total / 2 > 1")]
    [InlineData("total / n > 1", "spark_divide(total, n) > 1")]
    public void Spark_spelling_is_translated(string sql, string expected)
    {
        SqlTranslation translation = Auto(sql);
        translation.Problem.ShouldBeNull();
        (translation.Text ?? sql).ShouldBe(expected);
    }

    [Fact]
    public void An_order_puts_NULL_where_Spark_does() =>
        new SqlTranslator(SqlDialect.Auto, true, NoFunctions).Translate("a, b DESC, c NULLS LAST", SqlRole.Ordering).Text
            .ShouldBe("a NULLS FIRST, b DESC, c NULLS LAST");

    [Theory]
    [InlineData("name = \"EU\"", 7, 4, "\"EU\" is a text in Spark's SQL and a name in DuckDB's.")]
    [InlineData("nvl(a, list_first(b)) = 1", 7, 10, "Spark has no function 'list_first', while 'nvl' is Spark's spelling.")]
    [InlineData("`a` = xs[1:2]", 0, 0, null)]
    [InlineData("sentences(a)[0] = 1", 0, 9, "SENTENCES can't be translated: it needs the rules of a language for where sentences end.")]
    [InlineData("a RLIKE '(?<=x)y'", 8, 9, "The pattern can't be translated: DuckDB's patterns (RE2) do not have looking ahead or behind.")]
    public void What_cant_be_told_or_translated_is_an_error_with_its_place(string sql, int offset, int length, string? message)
    {
        SqlProblem problem = Auto(sql).Problem.ShouldNotBeNull();
        if (message is not null)
        {
            (problem.Offset, problem.Length, problem.Message).ShouldBe((offset, length, message));
        }
    }

    [Fact]
    public void The_strict_dialect_refuses_what_Spark_does_not_have()
    {
        SqlProblem problem = new SqlTranslator(SqlDialect.Spark, true, NoFunctions).Translate("quantile_cont(x, 0.5) < 3", SqlRole.Predicate).Problem.ShouldNotBeNull();
        problem.Message.ShouldBe("Spark has no function 'quantile_cont'.");
        new SqlTranslator(SqlDialect.Spark, true, NoFunctions).Translate("xs[1:2]", SqlRole.Predicate).Problem.ShouldNotBeNull().Kind.ShouldBe(SqlProblemKind.Syntax);
    }

    [Fact]
    public void The_Blueprints_own_functions_are_nobodys_dialect() =>
        new SqlTranslator(SqlDialect.Spark, true, new HashSet<string> { "clean" }).Translate("nvl(clean(a), 0)", SqlRole.Predicate).Text.ShouldBe("coalesce(clean(a), 0)");

    private static SqlTranslation Auto(string sql, SqlRole role = SqlRole.Predicate) => new SqlTranslator(SqlDialect.Auto, true, NoFunctions).Translate(sql, role);
}
