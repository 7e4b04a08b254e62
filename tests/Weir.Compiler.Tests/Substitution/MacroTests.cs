using Weir.Compiler.Tests.Support;

namespace Weir.Compiler.Tests.Substitution;

public sealed class MacroTests
{
    private const string Head = """
        context: { status: active }
        macros:
          active: "status = '${ctx.status}'"
          trunc: "DATE_TRUNC('{{ period }}', {{ col }})"
          both: "{{ macros.active }} AND {{ x }} > 0"
          again: "{{ macros.again }}"
          today: "DATE '@aq.date.today()'"
        """;

    private static Compiled Compile(string query) => Compiled.FromQuery(query, Head);

    [Theory]
    [InlineData("{{ macros.active }}", "status = 'active'")]
    [InlineData("{{macros.active()}}", "status = 'active'")]
    [InlineData("{{ macros.trunc(period='day', col=event_ts) }}", "DATE_TRUNC('day', event_ts)")]
    [InlineData("{{ macros.trunc(period=\"day\", col = coalesce(a, f(b, ')')) ) }}", "DATE_TRUNC('day', coalesce(a, f(b, ')')))")]
    [InlineData("{{ macros.trunc(period='a, (b', col='x' || 'y') }}", "DATE_TRUNC('a, (b', 'x' || 'y')")]
    [InlineData("{{ macros.trunc(period='it''s', col='') }}", "DATE_TRUNC('it''s', )")]
    [InlineData("{{ macros.trunc(period='${ctx.status}', col='@aq.depot.get('none','c')') }}", "DATE_TRUNC('active', c)")]
    [InlineData("{{ macros.both(x={{ macros.today }}) }}", "status = 'active' AND DATE '2024-03-15' > 0")]
    [InlineData("{{ other.thing }} {{ x }} { {", "{{ other.thing }} {{ x }} { {")]
    public void Calls_are_replaced(string query, string expected)
    {
        Compile(query).Query.ShouldBe(expected);
    }

    [Theory]
    [InlineData("{{ macros.activ }}", "17:9 unknown-macro Unknown macro 'activ'. | Did you mean 'active'?")]
    [InlineData("{{ macros.trunc(period=a, cal=b) }}", "5:38 macro-arguments The macro 'trunc' was called without its parameter 'col'. | The call gives 'cal'; did it mean 'col'?")]
    [InlineData("{{ macros.active(x=1) }}", "17:9 macro-arguments The macro 'active' has no parameter 'x'. | It takes none.")]
    [InlineData("{{ macros.trunc(day, ts) }}", "17:9 macro-arguments The arguments of the macro 'trunc' are not of the form 'key=value'. | For example '{{ macros.trunc(column=amount) }}'.")]
    [InlineData("{{ macros.active", "17:9 broken-token The call of the macro 'active' is not closed. | Write '{{ macros.name }}' or '{{ macros.name(key=value) }}'.")]
    [InlineData("{{ macros.trunc(period=(a", "17:9 broken-token The arguments of the macro 'trunc' are not closed by ')'.")]
    public void Wrong_calls_are_reported(string query, string finding)
    {
        Compile(query).Findings.ShouldContain(finding);
    }

    [Fact]
    public void Macro_that_calls_itself_is_an_error()
    {
        Compile("{{ macros.again }}").ShouldHave("7:11 substitution-limit The macro 'again' lies more than 20 calls deep; does it call itself?");
    }

    [Fact]
    public void Blueprint_without_macros_says_so()
    {
        Compiled.FromQuery("{{ macros.x }}").Findings.ShouldHaveSingleItem().ShouldEndWith("The Blueprint defines no macros; define it under 'macros'.");
    }
}
