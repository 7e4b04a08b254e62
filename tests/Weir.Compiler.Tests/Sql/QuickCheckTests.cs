using Weir.Compiler.Sql;
using Weir.Compiler.Sql.Parsing;
using Weir.Core.Specs;

namespace Weir.Compiler.Tests.Sql;

/// <summary>What is told from the tokens alone is what parsing tells.</summary>
public sealed class QuickCheckTests
{
    private static readonly HashSet<string> NoFunctions = [];

    /// <summary>A function of the Blueprint's own switches the short way off.</summary>
    private static readonly HashSet<string> OwnFunction = ["never_called"];

    [Theory]
    [InlineData("SELECT city, count(*) AS people FROM people GROUP BY city", nameof(QuickAnswer.Same))]
    [InlineData("SELECT min(age) AS a, MAX(age) AS b, count(age) AS c FROM people", nameof(QuickAnswer.Same))]
    [InlineData("SELECT city, count(*) AS people, avg(age) AS mean_age FROM people GROUP BY city", nameof(QuickAnswer.SameUntilTypes))]
    [InlineData("SELECT count(*) FROM people", nameof(QuickAnswer.Unknown))]
    [InlineData("SELECT avg(*) AS a FROM people", nameof(QuickAnswer.Unknown))]
    [InlineData("SELECT avg(DISTINCT age) AS a FROM people", nameof(QuickAnswer.Unknown))]
    [InlineData("SELECT avg(age) OVER () AS a FROM people", nameof(QuickAnswer.Unknown))]
    [InlineData("SELECT avg(age + 1) AS a FROM people", nameof(QuickAnswer.Unknown))]
    [InlineData("SELECT sum(age) AS a FROM people", nameof(QuickAnswer.Unknown))]
    [InlineData("SELECT count(null) AS a FROM people", nameof(QuickAnswer.Unknown))]
    [InlineData("SELECT count(*) AS n FROM orders JOIN people", nameof(QuickAnswer.Unknown))]
    [InlineData("SELECT orders.id FROM orders JOIN people", nameof(QuickAnswer.Unknown))]
    [InlineData("SELECT orders.id FROM orders JOIN people ON orders.id = people.id", nameof(QuickAnswer.Unknown))]
    public void An_aggregate_with_a_name_need_not_be_parsed(string sql, string expected) =>
        QuickCheck.Of(sql, SqlLexer.Read(sql), SqlRole.Query, calls: true).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("SELECT city, count(*) AS people FROM people GROUP BY city")]
    [InlineData("SELECT min(age) AS a, MAX(age) AS b, count(age) AS c FROM people")]
    [InlineData("SELECT city, avg(age) AS mean_age FROM people GROUP BY city HAVING city IS NOT NULL")]
    public void Parsing_leaves_it_as_it_is_too(string sql)
    {
        SqlTranslation quick = new SqlTranslator(SqlDialect.Auto, true, NoFunctions).Translate(sql, SqlRole.Query);
        SqlTranslation parsed = new SqlTranslator(SqlDialect.Auto, true, OwnFunction).Translate(sql, SqlRole.Query);
        quick.Text.ShouldBeNull();
        (parsed.Text ?? sql).ShouldBe(sql);
        parsed.Problem.ShouldBeNull();
    }

    [Fact]
    public void Once_the_columns_are_known_it_is_parsed() =>
        new SqlTranslator(SqlDialect.Auto, true, NoFunctions).Translate("SELECT avg(age) AS a FROM people", SqlRole.Query).AsksForTypes.ShouldBeTrue();
}
