using Weir.Core.Text;
using Weir.Formats.Tests.Support;

namespace Weir.Formats.Tests.Yaml;

public sealed class ScalarTests
{
    [Theory]
    [InlineData("~", ScalarKind.Null)]
    [InlineData("null", ScalarKind.Null)]
    [InlineData("NULL", ScalarKind.Null)]
    [InlineData("nUll", ScalarKind.Text)]
    [InlineData("true", ScalarKind.Boolean)]
    [InlineData("False", ScalarKind.Boolean)]
    [InlineData("tRue", ScalarKind.Text)]
    [InlineData("yes", ScalarKind.Text)]
    [InlineData("no", ScalarKind.Text)]
    [InlineData("on", ScalarKind.Text)]
    [InlineData("off", ScalarKind.Text)]
    [InlineData("0", ScalarKind.Integer)]
    [InlineData("-12", ScalarKind.Integer)]
    [InlineData("+12", ScalarKind.Integer)]
    [InlineData("007", ScalarKind.Integer)]
    [InlineData("0x1F", ScalarKind.Integer)]
    [InlineData("0xG", ScalarKind.Text)]
    [InlineData("0o17", ScalarKind.Integer)]
    [InlineData("0o8", ScalarKind.Text)]
    [InlineData("0x", ScalarKind.Text)]
    [InlineData("1_000", ScalarKind.Text)]
    [InlineData("1.5", ScalarKind.Float)]
    [InlineData("1.", ScalarKind.Float)]
    [InlineData(".5", ScalarKind.Float)]
    [InlineData("-1e3", ScalarKind.Float)]
    [InlineData("1.5E-3", ScalarKind.Float)]
    [InlineData("1e", ScalarKind.Text)]
    [InlineData(".", ScalarKind.Text)]
    [InlineData(".e1", ScalarKind.Text)]
    [InlineData("+", ScalarKind.Text)]
    [InlineData("-.inf", ScalarKind.Float)]
    [InlineData(".Inf", ScalarKind.Float)]
    [InlineData(".NaN", ScalarKind.Float)]
    [InlineData("+.nan", ScalarKind.Text)]
    [InlineData("1.2.3", ScalarKind.Text)]
    [InlineData("2001-01-01", ScalarKind.Text)]
    [InlineData("12:30", ScalarKind.Text)]
    public void Tells_what_a_text_without_quotes_is(string text, ScalarKind expected)
    {
        YamlText.Scalar($"a: {text}\n").Kind.ShouldBe(expected);
        YamlText.Scalar($"a: '{text}'\n").Kind.ShouldBe(ScalarKind.Text);
        YamlText.Scalar($"a: \"{text}\"\n").Kind.ShouldBe(ScalarKind.Text);
    }

    [Theory]
    [InlineData("a: x\n  y\n\n  z\nb: 1\n", "x y\nz")]
    [InlineData("a:\n  x\n  y\n", "x y")]
    [InlineData("a: x # note\n", "x")]
    [InlineData("a: x  \t\n", "x")]
    [InlineData("a: 'it''s'\n", "it's")]
    [InlineData("a: 'x\n  y\n\n  z'\n", "x y\nz")]
    [InlineData("a: ''\n", "")]
    [InlineData("a: \"\"\n", "")]
    [InlineData("a: \"x\\ny \\\"q\\\" \\\\ \\/ \\x41 \\u00e9 \\t\"\n", "x\ny \"q\" \\ / A é \t")]
    [InlineData("a: \"\\U0001F600 \\ud83d\\ude00\"\n", "\U0001F600 \U0001F600")]
    [InlineData("a: \"\\0\\a\\b\\v\\f\\r\\e\\N\\_\\L\\P\\ \"\n", "\0\a\b\v\f\r\e\u0085\u00a0\u2028\u2029 ")]
    [InlineData("a: \"x \\\n   y\\n\n\n  z\"\n", "x y\n\nz")]
    [InlineData("a: \"x\n\n\n  y\"\n", "x\n\ny")]
    [InlineData("a: \" x \n  y \"\n", " x y ")]
    public void Reads_texts_in_the_flow_styles(string text, string expected) => YamlText.Scalar(text).Text.ShouldBe(expected);

    [Theory]
    [InlineData("a: |\n  x\n  y\n\nb: 2\n", "x\ny\n")]
    [InlineData("a: |-\n  x\n\n\n", "x")]
    [InlineData("a: |+\n  x\n\n\nb: 1\n", "x\n\n\n")]
    [InlineData("a: |+\n\n\nb: 1\n", "\n\n")]
    [InlineData("a: |\n\n\n", "")]
    [InlineData("a: |\nb: 1\n", "")]
    [InlineData("a: |\n  x", "x")]
    [InlineData("a: |2\n   x\n  y\n", " x\ny\n")]
    [InlineData("a: |2-  # note\n   x\n", " x")]
    [InlineData("a: |-2\n   x\n", " x")]
    [InlineData("a: |\n\n  x\n   \n    y\n", "\nx\n \n  y\n")]
    [InlineData("a: |\n  # not a note\n  'x': \"y\"\n", "# not a note\n'x': \"y\"\n")]
    [InlineData("a: |\n  x\n# note\nb: 1\n", "x\n")]
    [InlineData("a: |\r\n  x\r\n  y\r\n", "x\ny\n")]
    [InlineData("a: |\n  \tx\n", "\tx\n")]
    [InlineData("a: >\n  x\n  y\n\n  z\n", "x y\nz\n")]
    [InlineData("a: >-\n  x\n  y\n\n\nb: 2\n", "x y")]
    [InlineData("a: >\n\n  x\n   y\n  z\n\n", "\nx\n y\nz\n")]
    [InlineData("a: >\n  x\n  y\n    z\n  w\n", "x y\n  z\nw\n")]
    [InlineData("a: >+\n  x\n\n  y\n\n\n", "x\ny\n\n\n")]
    [InlineData("a: >\r\n  x\r\n  y\r\n", "x y\n")]
    public void Reads_blocks(string text, string expected) => YamlText.Scalar(text).Text.ShouldBe(expected);

    [Fact]
    public void A_block_in_a_list_is_indented_from_its_dash() =>
        YamlText.Show(YamlText.Good("k:\n- |2\n   x\n- >\n b\n c\n")).ShouldBe("{k: [' x\\n', 'b c\\n']}");
}
