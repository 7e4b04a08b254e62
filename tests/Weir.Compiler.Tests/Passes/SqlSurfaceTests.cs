using Weir.Compiler.Sql;
using Weir.Compiler.Tests.Support;
using Weir.Core.Contracts;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Tests.Passes;

/// <summary>Every place of a Blueprint that takes SQL takes Spark's: the same piece is translated alike in each.</summary>
public sealed class SqlSurfaceTests
{
    private const string Place = "@here@";

    /// <summary>Conditions over columns <c>a</c> (text), <c>n</c> (number), <c>d</c> (date), <c>xs</c> (array), <c>m</c> (map).</summary>
    private static readonly string[] Conditions =
    [
        "`a` = 'x'", "CAST(n AS STRING) = '1'", "CAST(a AS LONG) > 1", "DATE_TRUNC('MONTH', d) > d", "TO_DATE(a, 'dd/MM/yyyy') > d", "TO_TIMESTAMP(a, 'yyyy-MM-dd HH:mm:ss') > d",
        "DATE_ADD(d, 1) > DATE_SUB(d, 1)", "DATEDIFF(d, d) = 0", "NVL(a, 'x') = 'x'", "IFNULL(n, 0) = 0", "REGEXP_EXTRACT(a, '([0-9]+)', 1) = '1'", "SPLIT(a, ',')[0] = 'x'",
        "CONCAT(a, NULL) IS NULL", "SIZE(xs) > 1", "ELEMENT_AT(xs, 1) = 'x'", "n / 0 > 1", "n DIV 2 = 1", "a RLIKE '^x'", "a <=> NULL", "EXISTS(xs, x -> x = 'y')", "SIZE(FILTER(xs, x -> x <> 'y')) = 1",
        "STRUCT(n, a).n = 1", "NAMED_STRUCT('k', n).k = 1", "FROM_JSON(a, 'k INT').k = 1", "TO_JSON(STRUCT(n)) = a", "GET_JSON_OBJECT(a, '$.k') = 'x'", "CURRENT_TIMESTAMP > d", "xxhash64(CAST(a AS STRING)) = 1",
    ];

    private static readonly string[] Aggregates =
    [
        "SIZE(COLLECT_LIST(a)) > 1", "SIZE(COLLECT_SET(a)) > 1", "PERCENTILE(n, 0.5) > 1", "APPROX_COUNT_DISTINCT(a) > 1", "COUNT_IF(a RLIKE 'x') > 1", "MAX_BY(a, n) = 'x'", "SUM(NVL(CAST(n AS INT), 0)) > 1",
    ];

    private static readonly (string Name, SqlRole Role, string Module)[] Surfaces =
    [
        ("query", SqlRole.Predicate, "type: Channel, config: { query: \"SELECT * FROM rows WHERE @here@\" }"),
        ("filter", SqlRole.Predicate, "type: Channel, config: { op: filter, condition: \"@here@\" }"),
        ("spillway", SqlRole.Predicate, "type: Channel, config: { op: filter, condition: n > 0, spillway_condition: \"@here@\" }"),
        ("join", SqlRole.Predicate, "type: Channel, config: { op: join, left: rows, right: more, condition: \"@here@\" }"),
        ("branch", SqlRole.Predicate, "type: Junction, config: { mode: conditional, branches: [{ id: one, condition: \"@here@\" }, { id: _else_ }] }"),
        ("row rule", SqlRole.Predicate, "type: Assert, config: { rules: [{ type: sql_row, on_fail: abort, expr: \"@here@\" }] }"),
        ("rule", SqlRole.Aggregate, "type: Assert, config: { rules: [{ type: sql, expr: \"@here@\" }] }"),
        ("probe", SqlRole.Aggregate, "type: Probe, attach_to: rows, config: { signals: [{ type: custom, id: s, sql: \"@here@\" }] }"),
        ("macro", SqlRole.Predicate, "type: Channel, config: { op: filter, condition: \"{{ macros.it }}\" }"),
    ];

    public static TheoryData<string> Names => [.. Surfaces.Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Takes_Sparks_SQL(string name)
    {
        (_, SqlRole role, string module) = Surfaces.Single(s => s.Name == name);
        foreach (string sql in role == SqlRole.Aggregate ? Aggregates : Conditions)
        {
            SqlTranslation expected = new SqlTranslator(SqlDialect.Auto, true, new HashSet<string>()).Translate(sql, role);
            expected.Problem.ShouldBeNull(sql);
            Texts(Compile(module, sql)).ShouldContain(t => t.Contains(expected.Text ?? sql, StringComparison.Ordinal), $"{name}: {sql}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Refuses_with_its_place_what_can_not_be_translated(string name)
    {
        (_, SqlRole role, string module) = Surfaces.Single(s => s.Name == name);
        Compiled compiled = Compile(module, role == SqlRole.Aggregate ? "SIZE(HISTOGRAM_NUMERIC(n, 3)) > 1" : "SIZE(SENTENCES(a)) > 1");
        Weir.Core.Diagnostics.Diagnostic finding = compiled.Result.Diagnostics.Where(d => d.Code.Slug == "sql-untranslatable").ShouldHaveSingleItem();
        string word = role == SqlRole.Aggregate ? "HISTOGRAM_NUMERIC" : "SENTENCES";
        compiled.At(finding.Span, word.Length).ShouldBe(name == "macro" ? "{{ macros.it }}"[..word.Length] : word);
    }

    private static Compiled Compile(string module, string sql) => Compiled.From(
        $$"""
        id: test
        macros: { it: "{{sql}}" }
        modules:
          - { id: rows, type: Ingress, config: { path: in.csv } }
          - { id: more, type: Ingress, config: { path: more.csv } }
          - { id: it, {{module.Replace(Place, sql, StringComparison.Ordinal)}} }
        edges:
          {{Edges(module)}}
        """,
        o => o with { Engines = new Dictionary<string, IEngine> { ["duckdb"] = new Weir.Engines.DuckDb.DuckDbEngine() } });

    private static string Edges(string module) => module.Contains("type: Probe", StringComparison.Ordinal) ? "[]"
        : module.Contains("join", StringComparison.Ordinal) ? "[{ from: rows, to: it }, { from: more, to: it }]" : "[{ from: rows, to: it }]";

    private static IEnumerable<string> Texts(Compiled compiled) => Texts(compiled.Manifest.Find("it")!.Config.Node);

    private static IEnumerable<string> Texts(Node node) => node switch
    {
        ScalarNode scalar => [scalar.Text],
        MappingNode mapping => mapping.Entries.SelectMany(e => Texts(e.Value)),
        SequenceNode sequence => sequence.Items.SelectMany(Texts),
        _ => [],
    };
}
