namespace Weir.Compiler.Tests.Lineage;

/// <summary>One table of what SQL can say, with the edges that lineage must find: neither more nor fewer.</summary>
public sealed class LineageTableTests(ParsedQuery parsed) : IClassFixture<ParsedQuery>
{
    private const string T = "t(id, a, b)";
    private const string U = "u(id, k, v)";

    [Theory]
    // Subqueries
    [InlineData("SELECT (SELECT max(v) FROM u) AS m, a FROM t", "m, a", "m: u.v", "a: t.a")]
    [InlineData("SELECT (SELECT max(v) FROM u WHERE u.id = t.id) AS m FROM t", "m", "m: u.v")]
    [InlineData("SELECT (SELECT sum(v * t.a) FROM u WHERE u.id = t.id) AS m FROM t", "m", "m: u.v, t.a")]
    [InlineData("SELECT a FROM t WHERE id IN (SELECT id FROM u)", "a", "a: t.a")]
    [InlineData("SELECT a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.id = t.id)", "a", "a: t.a")]
    [InlineData("SELECT a FROM t WHERE a > ALL (SELECT v FROM u)", "a", "a: t.a")]
    [InlineData("SELECT x.s + t.a AS y FROM t JOIN (SELECT id, sum(v) AS s FROM u GROUP BY id) AS x ON x.id = t.id", "y", "y: u.v, t.a")]
    [InlineData("SELECT coalesce((SELECT v FROM u LIMIT 1), b) AS c FROM t", "c", "c: u.v, t.b")]
    // Common table expressions
    [InlineData("WITH x AS (SELECT id, v FROM u), y AS (SELECT t.id, x.v FROM t JOIN x ON t.id = x.id) SELECT v, id FROM y", "v, id", "v: u.v", "id: t.id")]
    [InlineData("WITH x AS MATERIALIZED (SELECT * FROM u) SELECT x.k, t.a FROM x CROSS JOIN t", "k, a", "k: u.k", "a: t.a")]
    [InlineData("WITH x AS (SELECT a FROM t UNION ALL SELECT v FROM u) SELECT a FROM x", "a", "a: t.a, u.v")]
    [InlineData("WITH x AS (SELECT id, a AS v FROM t) SELECT x.v FROM x JOIN u ON x.id = u.id", "v", "v: t.a")]
    [InlineData("WITH x(p) AS (SELECT k FROM u) SELECT p FROM x, t", "p", "p: u.k")]
    [InlineData("WITH a AS (WITH b AS (SELECT v FROM u) SELECT v AS w FROM b) SELECT w FROM a, t", "w", "w: u.v")]
    // Set operations
    [InlineData("SELECT id, a FROM t UNION SELECT id, v FROM u", "id, a", "id: t.id, u.id", "a: t.a, u.v")]
    [InlineData("(SELECT a FROM t) UNION ALL (SELECT k FROM u) UNION ALL (SELECT v FROM u)", "a", "a: t.a, u.k, u.v")]
    [InlineData("SELECT * FROM (SELECT a FROM t UNION ALL SELECT v FROM u) AS s(z)", "z", "z: t.a, u.v")]
    [InlineData("SELECT a FROM t EXCEPT SELECT v FROM u", "a", "a: t.a")]
    // Joins
    [InlineData("SELECT l.id, r.v FROM t AS l LEFT JOIN u AS r ON l.id = r.id", "id, v", "id: t.id", "v: u.v")]
    [InlineData("SELECT a FROM t ANTI JOIN u ON t.id = u.id", "a", "a: t.a")]
    [InlineData("SELECT t.*, u.v AS w FROM t JOIN u USING (id)", "id, a, b, w", "id: t.id", "a: t.a", "b: t.b", "w: u.v")]
    [InlineData("SELECT x.k FROM t JOIN u AS x ON t.id = x.id JOIN u AS y ON y.id = x.id", "k", "k: u.k")]
    [InlineData("SELECT * EXCLUDE (k) FROM t JOIN u USING (id)", "id, a, b, v", "id: t.id", "a: t.a", "b: t.b", "v: u.v")]
    [InlineData("SELECT t.a, u.v FROM t POSITIONAL JOIN u", "a, v", "a: t.a", "v: u.v")]
    [InlineData("SELECT t.a, u.v FROM t ASOF JOIN u ON t.id = u.id AND t.a >= u.k", "a, v", "a: t.a", "v: u.v")]
    [InlineData("SELECT s.n, a FROM t LEFT JOIN LATERAL (SELECT count(v) AS n FROM u WHERE u.id = t.id) s ON true", "n, a", "n: u.v", "a: t.a")]
    public async Task Edges_over_two_inputs(string sql, string outputs, params string[] expected) => (await parsed.TraceAsync(sql, outputs, T, U)).ShouldBe(expected);

    [Theory]
    // Windows
    [InlineData("SELECT lag(a, 1, b) OVER (ORDER BY id) AS p FROM t", "p", "p: t.a, t.b")]
    [InlineData("SELECT avg(a) OVER w AS m FROM t WINDOW w AS (PARTITION BY b ORDER BY id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)", "m", "m: t.a")]
    [InlineData("SELECT first_value(b) OVER (PARTITION BY id ORDER BY a) AS f, rank() OVER (ORDER BY a) AS r FROM t", "f, r", "f: t.b", "r:")]
    [InlineData("SELECT a - avg(a) OVER () AS d FROM t", "d", "d: t.a")]
    [InlineData("SELECT sum(a) FILTER (WHERE b > 0) OVER (ORDER BY id) AS s FROM t", "s", "s: t.a")]
    // Functions, also those of the user's
    [InlineData("SELECT my_function(a, upper(b)) AS f FROM t", "f", "f: t.a, t.b")]
    [InlineData("SELECT my_aggregate(list(a ORDER BY b)) AS f FROM t GROUP BY id", "f", "f: t.a")]
    [InlineData("SELECT coalesce(a, b, 0) AS c, greatest(a, id) AS g FROM t", "c, g", "c: t.a, t.b", "g: t.a, t.id")]
    [InlineData("SELECT a::VARCHAR || '-' || b AS s FROM t", "s", "s: t.a, t.b")]
    [InlineData("SELECT a IS NULL AS n, NOT b AS m, a BETWEEN 1 AND 2 AS w FROM t", "n, m, w", "n: t.a", "m: t.b", "w: t.a")]
    [InlineData("SELECT now() AS n, 'x' AS x, 1 + 1 AS two FROM t", "n, x, two", "n:", "x:", "two:")]
    [InlineData("SELECT extract(year FROM a) AS y, date_trunc('day', b) AS d FROM t", "y, d", "y: t.a", "d: t.b")]
    // Structs, lists and maps
    [InlineData("SELECT {'x': a, 'y': b} AS s FROM t", "s", "s: t.a, t.b")]
    [InlineData("SELECT s.x FROM (SELECT {'x': a, 'y': b} AS s FROM t)", "x", "x: t.a, t.b")]
    [InlineData("SELECT a['k'] AS k, b[1] AS one, b[1:2] AS two FROM t", "k, one, two", "k: t.a", "one: t.b", "two: t.b")]
    [InlineData("SELECT t.a.x AS x, t.b.y.z AS z FROM t", "x, z", "x: t.a", "z: t.b")]
    [InlineData("SELECT [a, b] AS l, MAP {'k': a} AS m FROM t", "l, m", "l: t.a, t.b", "m: t.a")]
    [InlineData("SELECT [x + a FOR x IN b] AS l FROM t", "l", "l: t.b, t.a")]
    [InlineData("SELECT list_filter(b, lambda x: x > 1) AS l FROM t", "l", "l: t.b")]
    // Rows of lists
    [InlineData("SELECT id, unnest(b) AS one FROM t", "id, one", "id: t.id", "one: t.b")]
    [InlineData("SELECT t.id, x.one FROM t CROSS JOIN LATERAL unnest(t.b) AS x(one)", "id, one", "id: t.id", "one: t.b")]
    [InlineData("SELECT s.z FROM t, LATERAL (SELECT unnest(t.b) AS z) AS s", "z", "z: t.b")]
    // Shapes of a SELECT
    [InlineData("SELECT * REPLACE (a + b AS a) FROM t", "id, a, b", "id: t.id", "a: t.a, t.b", "b: t.b")]
    [InlineData("SELECT DISTINCT b AS x FROM t ORDER BY a LIMIT 3", "x", "x: t.b")]
    [InlineData("SELECT id, sum(a) AS s FROM t GROUP BY ROLLUP (id)", "id, s", "id: t.id", "s: t.a")]
    [InlineData("SELECT b AS k, count(DISTINCT a) AS n FROM t GROUP BY 1 HAVING count(*) > 1", "k, n", "k: t.b", "n: t.a")]
    [InlineData("SELECT * FROM (SELECT * FROM (SELECT a AS x FROM t))", "x", "x: t.a")]
    [InlineData("SELECT \"A\" AS up FROM t AS \"T\"", "up", "up: t.a")]
    [InlineData("SELECT CASE id WHEN 1 THEN a WHEN 2 THEN b END AS c FROM t", "c", "c: t.id, t.a, t.b")]
    [InlineData("SELECT if(a > 0, b, id) AS c FROM t", "c", "c: t.a, t.b, t.id")]
    [InlineData("FROM t", "id, a, b", "id: t.id", "a: t.a", "b: t.b")]
    [InlineData("TABLE t", "id, a, b", "id: t.id", "a: t.a", "b: t.b")]
    public async Task Edges_over_one_input(string sql, string outputs, params string[] expected) => (await parsed.TraceAsync(sql, outputs, T)).ShouldBe(expected);
}
