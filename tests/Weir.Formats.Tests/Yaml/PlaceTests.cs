using Weir.Core.Text;
using Weir.Formats.Tests.Support;

namespace Weir.Formats.Tests.Yaml;

public sealed class PlaceTests
{
    [Theory]
    [InlineData("a: 12 # note\n", "12", 1, 4)]
    [InlineData("b: 1\na: 'x'\n", "'x'", 2, 4)]
    [InlineData("a: \"x\\ty\"\n", "\"x\\ty\"", 1, 4)]
    [InlineData("a: &n !!str x\n", "x", 1, 13)]
    [InlineData("a: |\n  x\n  y\n\n\nb: 1\n", "|\n  x\n  y", 1, 4)]
    [InlineData("a: x\n  y # note\n", "x\n  y", 1, 4)]
    [InlineData("a: [1, {x: 2}] # note\n", "[1, {x: 2}]", 1, 4)]
    [InlineData("a:\n  - 1\n  - b: 2\n    c:\nd: 3\n", "- 1\n  - b: 2\n    c:", 2, 3)]
    [InlineData("a:\n  b: 1\n  c: '2'\n\n# note\nd: 3\n", "b: 1\n  c: '2'", 2, 3)]
    [InlineData("\r\n\r\na: \U0001F600x\r\n", "\U0001F600x", 3, 4)]
    [InlineData("\U0001F600: \U0001F600\na: \U0001F600x\n", "\U0001F600x", 2, 4)]
    public void A_value_spans_what_its_author_wrote(string text, string cut, int line, int column)
    {
        Node node = YamlText.Mapping(text)["a"]!;

        YamlText.Cut(node).ShouldBe(cut);
        (node.Span.Line, node.Span.Column).ShouldBe((line, column));
    }

    [Fact]
    public void A_key_and_a_missing_value_have_places()
    {
        MappingNode root = YamlText.Mapping("a: 1\n\"b c\" :\nd: 2\n");

        YamlText.Cut(root.Entries[1].Key).ShouldBe("\"b c\"");
        (root["b c"]!.Span.Line, root["b c"]!.Span.Column, root["b c"]!.Span.Length).ShouldBe((2, 8, 0));
    }

    [Theory]
    [InlineData("a: SELECT x\n", "x", 1, 11)]
    [InlineData("a: 'SELECT x'\n", "x", 1, 12)]
    [InlineData("a: 'it''s x'\n", "x", 1, 11)]
    [InlineData("a: \"\\\"s\\\" x\"\n", "x", 1, 11)]
    [InlineData("a: \"p\\\n   \\\n  x\"\n", "x", 3, 3)]
    [InlineData("a: p\n   q\n\n  x\n", "x", 4, 3)]
    [InlineData("a: [p\n  x, z]\n", "x", 2, 3)]
    [InlineData("a: |\n    SELECT\n      x\n", "x", 3, 7)]
    [InlineData("a: |\r\n    SELECT\r\n      x\r\n", "x", 3, 7)]
    [InlineData("a: |1\n   SELECT\n\n x\n", "x", 4, 2)]
    [InlineData("a: >-\n  p\n  q\n\n  r\n    x\n", "x", 6, 5)]
    [InlineData("a: &n !!str p x\n", "x", 1, 15)]
    public void A_part_of_a_value_leads_back_to_its_line_and_column(string text, string part, int line, int column)
    {
        Node value = YamlText.Mapping(text)["a"]!;
        ScalarNode scalar = value as ScalarNode ?? (ScalarNode)((SequenceNode)value).Items[0];

        SourceSpan span = scalar.Locate(scalar.Text.IndexOf(part, StringComparison.Ordinal), part.Length);

        (span.Line, span.Column, span.Length).ShouldBe((line, column, part.Length));
    }

    [Fact]
    public void A_folded_line_break_leads_to_the_break_and_an_escape_to_its_backslash()
    {
        ScalarNode folded = YamlText.Scalar("a: >\n  p\n  q\n");
        folded.Locate(1).Start.ShouldBe("a: >\n  p".Length);

        ScalarNode escaped = YamlText.Scalar("a: \"p\\tq\"\n");
        escaped.Locate(1).Start.ShouldBe("a: \"p".Length);
        escaped.Locate(2).Start.ShouldBe("a: \"p\\t".Length);
    }

    [Theory]
    [InlineData("a: ''\n")]
    [InlineData("a: \"\"\n")]
    [InlineData("a: |\n")]
    [InlineData("a:\n")]
    public void An_empty_value_has_a_place_too(string text) => YamlText.Scalar(text).Locate(0).Line.ShouldBe(1);
}
