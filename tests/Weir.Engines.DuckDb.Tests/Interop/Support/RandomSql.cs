namespace Weir.Engines.DuckDb.Tests.Interop.Support;

/// <summary>Makes SQL of random expressions over a table <c>t</c>; most of it is wrong, which is the point.</summary>
internal sealed class RandomSql(int seed, string[] functions)
{
    internal const string Table = """
        CREATE TABLE t AS SELECT i, i % 7 AS k, 'text ' || i AS s, [i, NULL] AS l, {'a': i, 'b': ['x']} AS r, (i * 1.5)::DECIMAL(18, 3) AS d,
            TIMESTAMP '2020-01-01' + to_hours(i::INTEGER) AS ts, MAP {i: 'y'} AS m FROM range(3000) x(i)
        """;

    private static readonly string[] Atoms =
    [
        "NULL", "0", "-1", "i", "k", "s", "l", "r", "d", "ts", "m", "''", "'abc'", "'日本'", "9223372036854775807", "-9223372036854775808", "1e308", "'nan'::DOUBLE",
        "'infinity'::DATE", "'-infinity'::TIMESTAMP", "[]", "[1, 2, 3]", "{'a': 1}", "MAP {}", "''::BLOB", "'\\xFF'::BLOB", "'101'::BIT", "INTERVAL '1 month'", "true",
        "x -> x", "(x, y) -> x + y", "'[1, {\"a\": 2}]'", "'$.a[0]'", "'%Y-%m-%d'", "'.*'", "'('", "uuid()", "170141183460469231731687303715884105727::HUGEINT",
        "random()", "'POINT(1 2)'::GEOMETRY", "chr(0)", "'24:00:00'::TIME", "1::VARIANT", "'123456789012345678901234567890'::BIGNUM", "unknown_column", "?", ")", "\"",
    ];

    private static readonly string[] Types =
    [
        "INT", "HUGEINT", "DOUBLE", "VARCHAR", "BLOB", "BIT", "DATE", "TIMESTAMP", "TIMESTAMPTZ", "TIMETZ", "INTERVAL", "UUID", "DECIMAL(38, 5)", "INT[]", "INT[3]",
        "STRUCT(a INT)", "MAP(INT, INT)", "UNION(a INT)", "JSON", "ENUM('a')", "BOOLEAN", "VARIANT", "GEOMETRY", "BIGNUM", "TIME_NS", "VARCHAR[][]",
    ];

    private static readonly string[] Operators = ["+", "-", "*", "/", "%", "||", "=", "<", "AND", "LIKE", "IN", "^", "//", "<<", "IS DISTINCT FROM", "~", "->", "->>", "::"];

    private readonly Random random = new(seed);

    internal string Next() => random.Next(3) switch
    {
        0 => $"SELECT {Expression(2)}",
        1 => $"SELECT {Expression(2)}, {Expression(2)} FROM t WHERE {Expression(1)} GROUP BY ALL ORDER BY ALL LIMIT 10",
        _ => $"SELECT {Expression(2)} FROM t",
    };

    private string Expression(int depth)
    {
        if (depth == 0)
        {
            return Pick(Atoms);
        }

        string Inner() => Expression(depth - 1);
        return random.Next(11) switch
        {
            0 => $"({Inner()} {Pick(Operators)} {Inner()})",
            1 => $"({Inner()})::{Pick(Types)}",
            2 => $"CASE WHEN {Inner()} THEN {Inner()} ELSE {Inner()} END",
            3 => $"[{Inner()}, {Inner()}]",
            4 => $"{{'a': {Inner()}}}",
            5 => $"(SELECT {Inner()})",
            6 => $"TRY_CAST({Inner()} AS {Pick(Types)})",
            7 => $"({Inner()})[{Inner()}]",
            _ => $"\"{Pick(functions)}\"({string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Inner()))}{(random.Next(9) == 0 ? " ORDER BY i" : "")})",
        };
    }

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];
}
