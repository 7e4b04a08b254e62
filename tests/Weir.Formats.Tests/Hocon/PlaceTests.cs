using Weir.Core.Text;

namespace Weir.Formats.Tests.Hocon;

/// <summary>Every value knows where it was written, to the character.</summary>
public sealed class PlaceTests
{
    [Theory]
    [InlineData("a = word", "word", "1:5")]
    [InlineData("a = two words # c", "two words", "1:5")]
    [InlineData("a : \"quoted\"", "\"quoted\"", "1:5")]
    [InlineData("a : \"\"\"x\ny\"\"\"", "\"\"\"x\ny\"\"\"", "1:5")]
    [InlineData("a : pre ${b} post\nb = 1", "pre ${b} post", "1:5")]
    [InlineData("b = 1\na = ${b}", "1", "1:5")]
    public void Scalars(string text, string written, string place)
    {
        SourceSpan span = HoconText.From(text).At("a").Span;

        text.Substring(span.Start, span.Length).ShouldBe(written);
        $"{span.Line}:{span.Column}".ShouldBe(place);
    }

    [Fact]
    public void Keys_and_containers()
    {
        const string text = "a.\"b c\" = { d = [ 1,\n 2 ] }";
        MappingNode root = (MappingNode)HoconText.From(text).Document.Root;
        MappingEntry a = root.Entries[0];
        MappingEntry b = ((MappingNode)a.Value).Entries[0];
        MappingEntry d = ((MappingNode)b.Value).Entries[0];

        Written(root).ShouldBe(text);
        Written(a.Key).ShouldBe("a");
        Written(b.Key).ShouldBe("\"b c\"");
        Written(a.Value).ShouldBe("\"b c\" = { d = [ 1,\n 2 ] }");
        Written(b.Value).ShouldBe("{ d = [ 1,\n 2 ] }");
        Written(d.Value).ShouldBe("[ 1,\n 2 ]");

        static string Written(Node node) => text.Substring(node.Span.Start, node.Span.Length);
    }

    [Theory]
    [InlineData("a = SELECT x FROM t", "FROM", "FROM")]
    [InlineData("a = \"SELECT \\\"x\\\" \\u0046ROM t\"", "ROM", "ROM")]
    [InlineData("a = \"SELECT \\\"x\\\" \\u0046ROM t\"", "FROM", "\\u0046ROM")]
    [InlineData("a = \"SELECT \\\"x\\\" FROM t\"", "\"x\"", "\\\"x\\\"")]
    [InlineData("a = \"\"\"\n SELECT x\n FROM t\"\"\"", "FROM", "FROM")]
    [InlineData("a = \"SELECT \"${b}\" FROM t\"\nb = column", "FROM", "FROM")]
    [InlineData("a = \"SELECT \"${b}\" FROM t\"\nb = column", "column", "${b}")]
    [InlineData("a = SELECT \"x\" FROM t", "FROM", "FROM")]
    [InlineData("a = ${?none}SELECT x FROM ${b} u\nb = t", "u", "u")]
    public void Parts_of_a_text_lead_to_the_characters_that_made_them(string text, string part, string written)
    {
        ScalarNode node = HoconText.From(text).At("a");

        SourceSpan span = node.Locate(node.Text.LastIndexOf(part, StringComparison.Ordinal), part.Length);

        int end = written.StartsWith("${", StringComparison.Ordinal) || written.EndsWith('"') ? span.Start + written.Length : span.End;
        text[span.Start..end].ShouldBe(written);
    }

    [Fact]
    public void A_merged_field_keeps_the_place_of_each_of_its_values()
    {
        HoconText read = HoconText.From("a { x = 1, y = 2 }\na.y = 3");

        read.At("a", "x").Span.ToString().ShouldBe("main.conf:1:9");
        read.At("a", "y").Span.ToString().ShouldBe("main.conf:2:7");
    }
}
