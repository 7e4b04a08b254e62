namespace Weir.Compiler.Tests.Lineage;

public sealed class QueryLineageTests(ParsedQuery parsed) : IClassFixture<ParsedQuery>
{
    private const string T = "t(id, a, b)";
    private const string U = "u(id, k, v)";

    [Theory]
    [InlineData("SELECT a, b AS c, a + b AS d, 1 AS one, count(*) AS n FROM t", "a, c, d, one, n", "a: t.a", "c: t.b", "d: t.a, t.b", "one:", "n:")]
    [InlineData("SELECT * FROM __input__", "id, a, b", "id: t.id", "a: t.a", "b: t.b")]
    [InlineData("SELECT T.A AS x FROM T", "x", "x: t.a")]
    [InlineData("SELECT * EXCLUDE (a) REPLACE (upper(id) AS id) RENAME (b AS c) FROM t", "id, c", "id: t.id", "c: t.b")]
    [InlineData("SELECT x.* EXCLUDE b FROM t AS x", "id, a", "id: t.id", "a: t.a")]
    [InlineData("SELECT sum(a) OVER (PARTITION BY id ORDER BY b) AS s, row_number() OVER (ORDER BY a) AS r FROM t", "s, r", "s: t.a", "r:")]
    [InlineData("SELECT sum(a) FILTER (WHERE b > 0) AS s, max(b ORDER BY id) AS m FROM t WHERE id > 1 GROUP BY ALL HAVING max(b) > 0", "s, m", "s: t.a", "m: t.b")]
    [InlineData("SELECT CASE WHEN a > 0 THEN b ELSE 0 END AS c, CAST(a AS INT) AS d, a IN (1, 2) AS e, b BETWEEN a AND 9 AS f FROM t", "c, d, e, f", "c: t.a, t.b", "d: t.a", "e: t.a", "f: t.b, t.a")]
    [InlineData("SELECT a AS x, x + b AS y FROM t", "x, y", "x: t.a", "y: t.a, t.b")]
    [InlineData("SELECT b AS a, a AS c FROM t", "a, c", "a: t.b", "c: t.a")]
    [InlineData("WITH q AS (SELECT id, a * 2 AS d FROM t), r(x, y) AS (SELECT * FROM q) SELECT y, x FROM r", "y, x", "y: t.a", "x: t.id")]
    [InlineData("WITH t AS (SELECT b AS a FROM t) SELECT a FROM t", "a", "a: t.b")]
    [InlineData("SELECT s.one, s.* FROM (SELECT a AS one, b AS two FROM t) AS s", "one, one_1, two", "one: t.a", "one_1: t.a", "two: t.b")]
    [InlineData("SELECT p, q FROM (SELECT a, b FROM t) AS s(p, q)", "p, q", "p: t.a", "q: t.b")]
    [InlineData("FROM t SELECT b", "b", "b: t.b")]
    [InlineData("SELECT a.x.y AS s FROM t", "s", "s: t.a")]
    [InlineData("SELECT t AS row FROM t", "row", "row: t.id, t.a, t.b")]
    [InlineData("SELECT list_transform(a, lambda x: x + b) AS l FROM t", "l", "l: t.a, t.b")]
    [InlineData("SELECT (SELECT max(z.b) FROM t AS z WHERE z.id = t.id) AS m, EXISTS (SELECT a FROM t) AS e FROM t", "m, e", "m: t.b", "e:")]
    [InlineData("SELECT a FROM t UNION ALL SELECT b FROM t ORDER BY 1", "a", "a: t.a, t.b")]
    [InlineData("SELECT a, b FROM t UNION ALL BY NAME SELECT id, b FROM t", "a, b, id", "a: t.a", "b: t.b", "id: t.id")]
    [InlineData("SELECT a FROM t EXCEPT SELECT b FROM t", "a", "a: t.a")]
    [InlineData("WITH RECURSIVE r AS (SELECT id, a FROM t UNION ALL SELECT id, b FROM r JOIN t USING (id)) SELECT * FROM r", "id, a", "id: t.id", "a: t.a, t.b")]
    [InlineData("SELECT x FROM t, unnest(a) AS u(x)", "x", "x: t.a")]
    [InlineData("SELECT DISTINCT ON (id) id, a FROM t QUALIFY row_number() OVER (ORDER BY b) = 1", "id, a", "id: t.id", "a: t.a")]
    public async Task Columns_of_one_input_are_traced(string sql, string outputs, params string[] expected)
    {
        (await parsed.TraceAsync(sql, outputs, T)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("SELECT t.id, v, a FROM t JOIN u ON t.id = u.k", "id, v, a", "id: t.id", "v: u.v", "a: t.a")]
    [InlineData("SELECT * FROM t JOIN u USING (id)", "id, a, b, k, v", "id: t.id", "a: t.a", "b: t.b", "k: u.k", "v: u.v")]
    [InlineData("SELECT id, v FROM t RIGHT JOIN u USING (id)", "id, v", "id: u.id", "v: u.v")]
    [InlineData("SELECT id, v FROM t FULL JOIN u USING (id)", "id, v", "id: t.id, u.id", "v: u.v")]
    [InlineData("SELECT * FROM t NATURAL JOIN u", "id, a, b, k, v", "id: t.id", "a: t.a", "b: t.b", "k: u.k", "v: u.v")]
    [InlineData("SELECT * FROM t, u", "id, a, b, id_1, k, v", "id: t.id", "a: t.a", "b: t.b", "id_1: u.id", "k: u.k", "v: u.v")]
    [InlineData("SELECT * FROM t SEMI JOIN u ON t.id = u.id", "id, a, b", "id: t.id", "a: t.a", "b: t.b")]
    [InlineData("SELECT u.* FROM t LEFT JOIN u ON t.id = u.id", "id, k, v", "id: u.id", "k: u.k", "v: u.v")]
    [InlineData("SELECT s.m FROM t, LATERAL (SELECT max(v + t.a) AS m FROM u WHERE u.id = t.id) AS s", "m", "m: u.v, t.a")]
    [InlineData("SELECT l.a, r.a AS c FROM t AS l JOIN t AS r ON l.id = r.b", "a, c", "a: t.a", "c: t.a")]
    [InlineData("SELECT a IN (SELECT k FROM u) AS i FROM t", "i", "i: t.a, u.k")]
    [InlineData("SELECT a FROM t INTERSECT SELECT v FROM u", "a", "a: t.a")]
    public async Task Columns_of_two_inputs_are_traced(string sql, string outputs, params string[] expected)
    {
        (await parsed.TraceAsync(sql, outputs, T, U)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("SELECT COLUMNS('a|b') FROM t", "a, b")]
    [InlineData("SELECT * FROM t PIVOT (sum(b) FOR a IN ('x'))", "id, x")]
    [InlineData("SELECT * FROM t, read_csv('x.csv')", "id, a, b, z")]
    [InlineData("SELECT * FROM t; SELECT 1", "id, a, b")]
    [InlineData("SELECT a FROM t", "a, surprise")]
    public async Task What_is_not_understood_is_a_star_and_never_a_wrong_column(string sql, string outputs)
    {
        (await parsed.TraceAsync(sql, outputs, T)).ShouldBe(outputs.Split(", ").Select(o => $"{o}: t.*"));
    }

    [Fact]
    public async Task Column_of_a_file_comes_from_no_module()
    {
        (await parsed.TraceAsync("SELECT f.z, t.a FROM t JOIN read_csv('x.csv') AS f ON f.id = t.id", "z, a", T)).ShouldBe(["z:", "a: t.a"]);
    }

    [Fact]
    public async Task Branch_is_named_with_its_junction()
    {
        (await parsed.TraceAsync("SELECT j.hi.a AS x, \"j.lo\".a AS y FROM j.hi, \"j.lo\"", "x, y", "j.hi(a)", "j.lo(a)")).ShouldBe(["x: j.hi.a", "y: j.lo.a"]);
    }
}
