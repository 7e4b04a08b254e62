using FsCheck;
using FsCheck.Fluent;
using Weir.Compiler.Tests.Support;
using Weir.Core.Text;

namespace Weir.Compiler.Tests.Substitution;

/// <summary>An error in the resolved SQL must point at the author's line: the property that makes it so.</summary>
public sealed class PositionTests
{
    private static readonly string[] Parts = ["SELECT a", ", b\n", "FROM rows ", "'x'", "$1", "@ {", "WHERE\n", "${ctx.k}", "${V:-default}", "@aq.date.today()", "{{ macros.m(x=1) }}", "${ctx.empty}"];
    private static readonly Dictionary<string, string> Values = new()
    {
        ["${ctx.k}"] = "a longer value",
        ["${V:-default}"] = "default",
        ["@aq.date.today()"] = "2024-03-15",
        ["{{ macros.m(x=1) }}"] = "(1 + 1)",
        ["${ctx.empty}"] = "",
    };

    [Fact]
    public void Every_character_of_a_resolved_query_points_at_where_it_came_from()
    {
        Prop.ForAll(Gen.ArrayOf(Gen.Elements(Parts)).Where(p => p.Length > 0).ToArbitrary(), Check).QuickCheckThrowOnFailure();
    }

    private static void Check(string[] parts)
    {
        // A block's text ends with one line break; blank ends would be cut by YAML itself.
        string query = string.Concat(parts) + "END";
        Compiled compiled = Compiled.FromQuery(query, "context: { k: a longer value, empty: '' }\nmacros: { m: \"({{ x }} + 1)\" }");
        ScalarNode resolved = compiled.Value("query", "query");

        int offset = 0;
        foreach (string part in parts.Append("END"))
        {
            string result = Values.GetValueOrDefault(part, part);
            resolved.Text.Substring(offset, result.Length).ShouldBe(result);
            for (int i = 0; i < result.Length; i++)
            {
                SourceSpan span = resolved.Locate(offset + i);
                string expected = Values.ContainsKey(part) ? part[..1] : result.Substring(i, 1);
                compiled.At(span, 1).ShouldBe(expected, $"offset {offset + i} of {resolved.Text}");
            }

            offset += result.Length;
        }
    }

    [Fact]
    public void Error_behind_a_substituted_value_points_at_its_own_column()
    {
        Compiled compiled = Compiled.FromQuery("SELECT ${ctx.k},\n  dely FROM rows", "context: { k: \"'a long text', 'and another'\" }");
        ScalarNode query = compiled.Value("query", "query");

        SourceSpan span = query.Locate(query.Text.IndexOf("dely", StringComparison.Ordinal), 4);

        (span.Line, span.Column, compiled.At(span, span.Length)).ShouldBe((12, 11, "dely"));
        query.Locate(query.Text.IndexOf("another", StringComparison.Ordinal)).Column.ShouldBe(16);
    }
}
