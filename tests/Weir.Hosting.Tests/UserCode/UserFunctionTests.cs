using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Events;
using Weir.Core.Specs;
using Weir.Engines.DuckDb;
using Weir.Hosting.UserCode;
using Weir.Runner;

namespace Weir.Hosting.Tests.UserCode;

/// <summary>Functions for SQL in C# beside a Blueprint: types, NULLs, arity, vectors, state, and what is said when they fail.</summary>
public sealed class UserFunctionTests : IDisposable
{
    private readonly CodeScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task Types_of_a_method_are_types_of_SQL()
    {
        (string Method, string Argument, string Expected)[] cases =
        [
            ("string F0(string a) => a.ToUpperInvariant();", "'grüße'", "GRÜßE"),
            ("int F1(int a) => a + 1;", "41", "42"),
            ("long F2(long a) => a * 2;", "4611686018427387903", "9223372036854775806"),
            ("double F3(double a) => Math.Sqrt(a);", "2.25", "1.5"),
            ("float F4(float a) => a / 2;", "3", "1.5"),
            ("bool F5(int a) => a % 2 == 0;", "4", "true"),
            ("short F6(sbyte a) => (short)(a * a);", "11", "121"),
            ("DateOnly F7(DateOnly a) => a.AddMonths(1);", "DATE '2024-01-31'", "2024-02-29"),
            ("DateTime F8(DateTime a) => a.AddTicks(10);", "'2024-05-06 07:08:09.123456'::TIMESTAMP", "2024-05-06 07:08:09.123457"),
            ("TimeOnly F9(TimeOnly a) => a.AddHours(2);", "TIME '23:30:00'", "01:30:00"),
            ("Guid F10(Guid a) => a;", "'6f9619ff-8b86-d011-b42d-00cf4fc964ff'::UUID", "6f9619ff-8b86-d011-b42d-00cf4fc964ff"),
            ("int F11(byte[] a) => a.Length;", "'abc'::BLOB", "3"),
            ("double F12(double[] a) => a.Sum();", "[1.5, 2.5]", "4.0"),
            ("string[] F13(string a) => a.Split('-');", "'a-b'", "[a, b]"),
            ("string F14() => \"none\";", "", "none"),
            ("ulong F15(ulong a) => a;", "18446744073709551615", "18446744073709551615"),
            ("Int128 F16(Int128 a) => a + 1;", "18446744073709551616", "18446744073709551617"),
        ];
        scene.Folder.Write("f.cs", $"public static class C {{ {string.Join(' ', cases.Select(c => "public static " + c.Method))} }}");
        string functions = string.Join('\n', cases.Select((_, i) => $"  - {{ id: f{i}, lang: csharp, path: f.cs }}"));
        string calls = string.Join(" UNION ALL ", cases.Select((c, i) => $"SELECT {i} AS n, CAST(f{i}({c.Argument}) AS VARCHAR) AS r FROM source"));

        string[] rows = await scene.RowsAsync(CodeScene.Query(functions, "SELECT 1 AS one", $"SELECT r FROM ({calls}) ORDER BY n"));

        rows.Select(r => r.Trim('"')).ShouldBe(cases.Select(c => c.Expected));
    }

    [Fact]
    public async Task Decimals_keep_their_digits_when_the_Blueprint_says_how_many()
    {
        scene.Folder.Write("f.cs", "public static class C { public static decimal Net(decimal gross, decimal rate) => Math.Round(gross / (1 + rate), 2); }");
        string function = "  - { id: net, lang: csharp, path: f.cs, parameters: [\"decimal(12,2)\", \"decimal(5,4)\"], return_type: \"decimal(12,2)\" }";

        string[] rows = await scene.RowsAsync(CodeScene.Query(function, "SELECT 119.00 AS g UNION ALL SELECT -0.01", "SELECT net(g, 0.19) AS r FROM source ORDER BY r"));

        rows.ShouldBe(["-0.01", "100.00"]);
    }

    [Fact]
    public async Task Null_arguments_make_null_unless_the_parameter_has_a_question_mark()
    {
        scene.Folder.Write("f.cs", """
            public static class C
            {
                public static int Strict(int a, string b) => a + b.Length;
                public static string Loose(int? a, string? b) => $"{a?.ToString() ?? "-"}{b ?? "-"}";
                public static int? Half(int a) => a % 2 == 0 ? a / 2 : null;
            }
            """);
        string functions = "  - { id: strict, lang: csharp, path: f.cs }\n  - { id: loose, lang: csharp, path: f.cs }\n  - { id: half, lang: csharp, path: f.cs }";

        string[] rows = await scene.RowsAsync(CodeScene.Query(
            functions, "SELECT * FROM (VALUES (1, 'x'), (2, NULL), (NULL, 'y')) t(a, b)", "SELECT strict(a, b) AS s, loose(a, b) AS l, half(a) AS h FROM source ORDER BY l"));

        rows.ShouldBe([",-y,", "2,1x,", ",2-,1"]);
    }

    [Fact]
    public async Task A_method_over_spans_sees_complete_rows_only_and_agrees_with_SQL()
    {
        scene.Folder.Write("f.cs", """
            public static class C
            {
                public static void Ratio(ReadOnlySpan<long> a, ReadOnlySpan<long> b, Span<long> result)
                {
                    for (int i = 0; i < result.Length; i++) { result[i] = a[i] / b[i]; }
                }

                public static void Tag(ReadOnlySpan<string> text, ReadOnlySpan<int> n, Span<string> result)
                {
                    for (int i = 0; i < result.Length; i++) { result[i] = text[i] + n[i]; }
                }
            }
            """);
        string functions = "  - { id: ratio, lang: csharp, path: f.cs }\n  - { id: tag, lang: csharp, path: f.cs }";
        const string Rows = "SELECT id AS a, CASE WHEN id % 7 = 0 THEN NULL ELSE id % 7 END AS b FROM range(10000) t(id)";
        const string Check = "SELECT count(*) AS n, sum(CASE WHEN ratio(a, b) IS NOT DISTINCT FROM a // b THEN 0 ELSE 1 END) AS wrong, count(ratio(a, b)) AS some, max(tag('x', b::INT)) AS t FROM source";

        string[] rows = await scene.RowsAsync(CodeScene.Query(functions, Rows, Check));

        rows.ShouldBe(["10000,0,8571,x6"]);
    }

    [Fact]
    public async Task A_vector_class_brings_its_own_signature_and_settings_make_an_object()
    {
        scene.Folder.Write("f.cs", """
            public sealed class Scale(double by)
            {
                public double Times(double value) => value * by;
            }

            public sealed class CountNulls : IVectorFunction
            {
                public IReadOnlyList<SchemaField> Parameters => [new("a", new PrimitiveType(PrimitiveKind.Int)), new("b", new PrimitiveType(PrimitiveKind.Int))];
                public DataType Result => new PrimitiveType(PrimitiveKind.Int);
                public void Compute(IFunctionRows rows, IFunctionResult result)
                {
                    for (int i = 0; i < rows.Count; i++) { result.Values<int>()[i] = (rows.IsNull(0, i) ? 1 : 0) + (rows.IsNull(1, i) ? 1 : 0); }
                }
            }
            """);
        string functions = "  - { id: triple, lang: csharp, path: f.cs, class: Scale, entry: Times, params: { by: 3 } }\n  - { id: count_nulls, lang: csharp, path: f.cs, class: CountNulls }";

        string[] rows = await scene.RowsAsync(CodeScene.Query(functions, "SELECT 2.5 AS v, 1 AS a, NULL::INT AS b", "SELECT triple(v) AS t, count_nulls(a, b) AS n, count_nulls(b, b) AS m FROM source"));

        rows.ShouldBe(["7.5,1,2"]);
    }

    [Fact]
    public async Task An_aggregate_is_a_function_over_a_list()
    {
        scene.Folder.Write("f.cs", "public static class C { public static double Range(double[] values) => values.Max() - values.Min(); }");

        string[] rows = await scene.RowsAsync(CodeScene.Query(
            "  - { id: spread, lang: csharp, path: f.cs, entry: Range }", "SELECT id % 2 AS g, id * 1.5 AS v FROM range(5) t(id)", "SELECT g, spread(list(v)) AS s FROM source GROUP BY g ORDER BY g"));

        rows.ShouldBe(["0,6.0", "1,3.0"]);
    }

    [Fact]
    public async Task Functions_serve_every_SQL_surface()
    {
        scene.Folder.Write("f.cs", "public static class C { public static bool IsEven(long n) => n % 2 == 0; }");

        RunOutcome outcome = await scene.RunAsync("""
            aqueduct: "1.0"
            id: code
            name: Code
            udfs: [{ id: is_even, lang: csharp, path: f.cs }]
            modules:
              - { id: source, type: Ingress, config: { query: "SELECT id FROM range(10) t(id)" } }
              - { id: split, type: Channel, config: { op: filter, condition: "id > 0", spillway_condition: "is_even(id)" } }
              - { id: gate, type: Assert, config: { rules: [{ type: sql, expr: "bool_and(NOT is_even(id))" }, { type: sql_row, expr: "is_even(id + 1)", on_fail: abort }] } }
              - { id: odd, type: Egress, config: { path: odd.csv } }
              - { id: rest, type: Egress, config: { path: even.csv } }
            edges:
              - { from: source, to: split }
              - { from: split, to: gate }
              - { from: gate, to: odd }
              - { from: split, to: rest, port: spillway }
            """);

        outcome.Status.ShouldBe(RunStatus.Success, string.Join('\n', outcome.Diagnostics.Select(d => d.Message)));
        File.ReadAllLines(scene.Folder.At("odd.csv"))[1..].ShouldBe(["1", "3", "5", "7", "9"]);
        File.ReadAllLines(scene.Folder.At("even.csv"))[1..].Select(l => l[..1]).ShouldBe(["2", "4", "6", "8"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_failure_names_the_module_the_values_and_the_line()
    {
        scene.Folder.Write("f.cs", "public static class C\n{\n    public static int Parse(string text, int? more) =>\n        int.Parse(text) + (more ?? 0);\n}\n");

        RunOutcome outcome = await scene.RunAsync(CodeScene.Query("  - { id: parse, lang: csharp, path: f.cs }", "SELECT 'x7' AS t", "SELECT parse(t, NULL) AS r FROM source"));

        outcome.Status.ShouldBe(RunStatus.Error);
        Diagnostic failure = outcome.Diagnostics.Single(d => d.Severity == Severity.Error);
        failure.Code.ShouldBe(EngineCodes.UserFunctionFailed);
        failure.ModuleId.ShouldBe("compute");
        failure.Message.ShouldBe("A function called in 'compute' failed: parse(text: 'x7', more: NULL) failed: FormatException: The input string 'x7' was not in a correct format. (f.cs:4)");
        failure.Span.ToString().ShouldStartWith("blueprint.yml:5");
        File.Exists(scene.Folder.At("out.csv")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("f(1, 2)", "Nothing takes these types: f(INTEGER, INTEGER).", "It takes: f(VARCHAR) -> INTEGER.")]
    [InlineData("f(DATE '2024-01-01', 1)", "Nothing takes these types: f(DATE, INTEGER).", "It takes: f(VARCHAR) -> INTEGER.")]
    [InlineData("g(1)", "There is no function 'g'.", null)]
    public async Task Arity_and_types_of_calls_are_checked_before_anything_runs(string call, string message, string? hint)
    {
        scene.Folder.Write("f.cs", "public static class C { public static int F(string a) => a.Length; }");

        IReadOnlyList<Diagnostic> errors = await scene.ErrorsAsync(CodeScene.Query("  - { id: f, lang: csharp, path: f.cs }", "SELECT 1 AS one", $"SELECT {call} AS r FROM source"));

        errors.Single().Message.ShouldBe(message);
        errors.Single().ModuleId.ShouldBe("compute");
        if (hint is not null)
        {
            errors.Single().Hint.ShouldBe(hint);
        }
    }

    [Fact]
    public async Task What_can_not_be_a_function_is_said_when_it_is_compiled()
    {
        (string Function, string Code, string Message)[] cases =
        [
            ("{ id: f, lang: csharp, path: f.cs, return_type: string }", "WEIR8111", "The Blueprint says string, but the result of 'C.F' is a Int32."),
            ("{ id: f, lang: csharp, path: f.cs, parameters: [string, int] }", "WEIR8111", "'C.F' takes 1 value(s); 'parameters' has 2 type(s)."),
            ("{ id: f, lang: csharp, path: f.cs, parameters: [bigint] }", "WEIR8111", "The Blueprint says bigint, but the parameter 'a' of 'C.F' is a String."),
            ("{ id: money, lang: csharp, path: f.cs }", "WEIR8111", "The parameter 'a' of 'C.Money' is a Decimal, which is no type of data by itself."),
            ("{ id: thing, lang: csharp, path: f.cs }", "WEIR8111", "The parameter 'a' of 'C.Thing' is a Object, which is no type of data."),
            ("{ id: nope, lang: csharp, path: f.cs }", "WEIR8110", "There is no public method 'nope' in the class 'C'."),
            ("{ id: twice, lang: csharp, path: f.cs }", "WEIR8110", "There are 2 methods 'twice': C.Twice, C.Twice."),
            ("{ id: f, lang: csharp, path: g.cs }", "WEIR8101", "There is no 'g.cs' for the function 'f'."),
            ("{ id: f, lang: csharp }", "WEIR4072", "It is not said where the code of 'f' is."),
            ("{ id: f-1, lang: csharp, path: f.cs, entry: F }", "WEIR4072", "SQL can't call a function 'f-1'."),
            ("{ id: f, lang: csharp, path: f.cs, class: D }", "WEIR8102", "'f.cs' has no public class 'D'."),
            ("{ id: f, lang: python, path: f.py }", "WEIR4046", "The engine duckdb runs no function in 'python' ('f')."),
            ("{ id: f, lang: java, class: x.F, jar: f.jar }", "WEIR4046", "The engine duckdb runs no function in 'java' ('f')."),
            ("{ id: f, lang: csharp, path: f.cs, retrun_type: int }", SpecCodes.UnknownKey.Id, "retrun_type"),
        ];
        scene.Folder.Write("f.cs", """
            public static class C
            {
                public static int F(string a) => a.Length;
                public static int Money(decimal a) => 0;
                public static int Thing(object a) => 0;
                public static int Twice(int a) => a;
                public static int Twice(string a) => 0;
            }
            """);
        foreach ((string function, string code, string message) in cases)
        {
            Diagnostic error = (await scene.ErrorsAsync(CodeScene.Query($"  - {function}", "SELECT 1 AS one", "SELECT one FROM source")))[0];

            error.Code.Id.ShouldBe(code, function);
            error.Message.ShouldContain(message);
            error.Span.IsNone.ShouldBeFalse(function);
            if (code == "WEIR4046")
            {
                error.Hint.ShouldBe("Write it in C#: `lang: csharp`, `path: functions.cs`, and in that file a public static method in a public class.");
            }
        }
    }

    [Fact]
    public async Task Code_that_does_not_compile_is_shown_with_its_own_lines()
    {
        scene.Folder.Write("f.cs", "public static class C\n{\n    public static int F(string a) => a.Size;\n}\n");

        IReadOnlyList<Diagnostic> errors = await scene.ErrorsAsync(CodeScene.Query("  - { id: f, lang: csharp, path: f.cs }", "SELECT 1 AS one", "SELECT one FROM source"));

        errors.Single().Code.ShouldBe(UserCodeCodes.CodeInvalid);
        errors.Single().Span.ToString().ShouldStartWith("f.cs:3:");
    }

    [Fact]
    public async Task A_built_in_function_can_not_be_replaced()
    {
        scene.Folder.Write("f.cs", "public static class C { public static string Upper(string a) => a; }");

        IReadOnlyList<Diagnostic> errors = await scene.ErrorsAsync(CodeScene.Query("  - { id: upper, lang: csharp, path: f.cs }", "SELECT 'a' AS a", "SELECT upper(a) AS r FROM source"));

        errors.Single().Code.ShouldBe(EngineCodes.UserFunctionRefused);
    }

    [Fact]
    public async Task Changed_code_is_a_changed_pipeline()
    {
        string blueprint = CodeScene.Query("  - { id: f, lang: csharp, path: f.cs }", "SELECT 1 AS one", "SELECT f(one) AS r FROM source");
        scene.Folder.Write("f.cs", "public static class C { public static int F(int a) => a + 1; }");
        string before = scene.Compile(blueprint).Manifest!.Fingerprint;
        (await scene.RowsAsync(blueprint)).ShouldBe(["2"]);

        scene.Folder.Write("f.cs", "public static class C { public static int F(int a) => a + 2; }");

        scene.Compile(blueprint).Manifest!.Fingerprint.ShouldNotBe(before);
        (await scene.RowsAsync(blueprint)).ShouldBe(["3"]);
    }
}
