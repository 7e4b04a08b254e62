using Weir.Core.Text;

namespace Weir.Formats.Tests.Hocon;

/// <summary>The specification's sections from "Unchanged from JSON" to "Multi-line strings".</summary>
public sealed class SyntaxTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[true,false,null,-1.5e-3],"c":{"d":"x\ty\u0041\/\\\""}}""")]
    [InlineData("[]")]
    [InlineData("""[1,"two",{"three":[3]}]""")]
    public void Json_is_read_as_json(string json) =>
        HoconText.Read(json).ShouldBe(json.Replace(@"\u0041", "A", StringComparison.Ordinal).Replace(@"\/", "/", StringComparison.Ordinal));

    [Theory]
    [InlineData("", "{}")]
    [InlineData("  # only a comment\n", "{}")]
    [InlineData("\ufeffa = 1", """{"a":1}""")]
    [InlineData("a=1", """{"a":1}""")]
    [InlineData("{a=1}", """{"a":1}""")]
    [InlineData("\n\n{\n a : 1 }\n", """{"a":1}""")]
    public void Root_braces_may_be_left_out(string text, string json) => HoconText.Read(text).ShouldBe(json);

    [Theory]
    [InlineData("a : 1 // one\nb : 2 # two\n//c : 3\n#d : 4", """{"a":1,"b":2}""")]
    [InlineData("a : \"// no # comment\"", """{"a":"// no # comment"}""")]
    [InlineData("a : foo#bar", """{"a":"foo"}""")]
    [InlineData("a : foo//bar\nb : x/y", """{"a":"foo","b":"x/y"}""")]
    [InlineData("a // key?\n : 1", null)]
    [InlineData("a : # later\n 1", """{"a":1}""")]
    [InlineData("l = [ # first\n 1 # one\n // none\n 2 ]", """{"l":[1,2]}""")]
    public void Comments_run_to_the_end_of_the_line_outside_quotes(string text, string? json)
    {
        if (json is null)
        {
            HoconText.From(text).Findings[0].ShouldBe("1:1 hocon-missing-separator The key 'a' has no value.");
            return;
        }

        HoconText.Read(text).ShouldBe(json);
    }

    [Theory]
    [InlineData("a:1\nb=2\nc{d:3}\ne : {f=4}\n\"g\" {}", """{"a":1,"b":2,"c":{"d":3},"e":{"f":4},"g":{}}""")]
    [InlineData("a =\n\n  1", """{"a":1}""")]
    [InlineData("a {\n}\n", """{"a":{}}""")]
    public void Separators_are_colon_equals_or_a_brace(string text, string json) => HoconText.Read(text).ShouldBe(json);

    [Theory]
    [InlineData("[1,2,3,]", "[1,2,3]")]
    [InlineData("[1\n2\n3]", "[1,2,3]")]
    [InlineData("[1\n,\n2]", "[1,2]")]
    [InlineData("[1,\n2\n]", "[1,2]")]
    [InlineData("{a:1,b:2,}", """{"a":1,"b":2}""")]
    [InlineData("{a:1\nb:2\n}", """{"a":1,"b":2}""")]
    [InlineData("a:1,b:2,", """{"a":1,"b":2}""")]
    public void Newlines_stand_for_commas_and_one_may_trail(string text, string json) => HoconText.Read(text).ShouldBe(json);

    [Theory]
    [InlineData("[1,2,3,,]", "1:8")]
    [InlineData("[,1,2,3]", "1:2")]
    [InlineData("[1,,2,3]", "1:4")]
    [InlineData("{,a:1}", "1:2")]
    [InlineData("{a:1,,b:2}", "1:6")]
    [InlineData("a:1\n,,b:2", "2:2")]
    public void Two_commas_in_a_row_or_one_in_front_are_an_error(string text, string place) =>
        HoconText.From(text).Findings.ShouldBe([$"{place} hocon-stray-comma Nothing stands before this comma."]);

    [Theory]
    [InlineData('\u00a0')]
    [InlineData('\u2007')]
    [InlineData('\u202f')]
    [InlineData('\u2028')]
    [InlineData('\u3000')]
    [InlineData('\t')]
    [InlineData('\v')]
    [InlineData('\f')]
    [InlineData('\r')]
    [InlineData('\u001c')]
    [InlineData('\u001f')]
    [InlineData('\ufeff')]
    public void Whitespace_is_every_unicode_separator(char blank) =>
        HoconText.Read($"{blank}a{blank}={blank}1{blank}\n{blank}b{blank}:{blank}[{blank}2{blank}]{blank}").ShouldBe("""{"a":1,"b":[2]}""");

    [Fact]
    public void Only_the_line_feed_is_a_newline()
    {
        HoconText read = HoconText.From("a : 1\r\nb : x\u2028y");

        read.Findings.ShouldBeEmpty();
        read.At("a").Text.ShouldBe("1");
        read.At("b").Text.ShouldBe("x\u2028y");
    }

    [Theory]
    [InlineData("a:{a:42}\na:{b:43}", """{"a":{"a":42,"b":43}}""")]
    [InlineData("a:{a:42},a:null,a:{b:43}", """{"a":{"b":43}}""")]
    [InlineData("a:{x:{y:1,z:2}},a:{x:{y:3}}", """{"a":{"x":{"y":3,"z":2}}}""")]
    [InlineData("a:1,a:2", """{"a":2}""")]
    [InlineData("a:[1],a:[2]", """{"a":[2]}""")]
    [InlineData("a:{b:1},a:2", """{"a":2}""")]
    [InlineData("a:2,a:{b:1}", """{"a":{"b":1}}""")]
    [InlineData("z:1,y:2,z:3", """{"z":3,"y":2}""")]
    public void Later_values_override_and_objects_merge(string text, string json) => HoconText.Read(text).ShouldBe(json);

    [Theory]
    [InlineData("foo", "foo")]
    [InlineData("foo-bar_baz/x.y<z>(w)|~'%;", "foo-bar_baz/x.y<z>(w)|~'%;")]
    [InlineData("footrue", "footrue")]
    [InlineData("truefoo", "truefoo")]
    [InlineData("nullx", "nullx")]
    [InlineData("10.0bar", "10.0bar")]
    [InlineData("bar10.0", "bar10.0")]
    [InlineData("-foo", "-foo")]
    [InlineData("1.0.0", "1.0.0")]
    [InlineData("2024-01-31", "2024-01-31")]
    [InlineData("007", "007")]
    [InlineData("1e5x", "1e5x")]
    public void Unquoted_words_are_texts(string word, string text)
    {
        ScalarNode node = HoconText.From($"a = {word}").At("a");

        node.Kind.ShouldBe(ScalarKind.Text);
        node.Text.ShouldBe(text);
    }

    [Theory]
    [InlineData("true", ScalarKind.Boolean)]
    [InlineData("false", ScalarKind.Boolean)]
    [InlineData("null", ScalarKind.Null)]
    [InlineData("0", ScalarKind.Integer)]
    [InlineData("-12", ScalarKind.Integer)]
    [InlineData("1.0", ScalarKind.Float)]
    [InlineData("1e+5", ScalarKind.Float)]
    [InlineData("-0.5E-3", ScalarKind.Float)]
    [InlineData("yes", ScalarKind.Text)]
    [InlineData("True", ScalarKind.Text)]
    [InlineData("\"1\"", ScalarKind.Text)]
    [InlineData("\"true\"", ScalarKind.Text)]
    public void A_single_word_keeps_its_kind(string word, ScalarKind kind) => HoconText.From($"a : {word}").At("a").Kind.ShouldBe(kind);

    [Theory]
    [InlineData("$"), InlineData(":"), InlineData("="), InlineData("+"), InlineData("`"), InlineData("^"), InlineData("?")]
    [InlineData("!"), InlineData("@"), InlineData("*"), InlineData("&"), InlineData("\\")]
    public void Forbidden_characters_need_quotes(string character)
    {
        HoconText.From($"a = x{character}y\nb = 2").Findings
            .ShouldBe([$"1:6 hocon-reserved-character '{character}' can't be part of a value outside quotes."]);
        HoconText.Read($"a = \"x{(character == "\\" ? "\\\\" : character)}y\"").ShouldContain("\"x");
    }

    [Theory]
    [InlineData("\"\"\"one\n  \\two\"\"\"", "one\n  \\two")]
    [InlineData("\"\"\"\"\"\"", "")]
    [InlineData("\"\"\"a\"b\"\"c\"\"\"", "a\"b\"\"c")]
    [InlineData("\"\"\"\"foo\"\"\"\"", "\"foo\"")]
    [InlineData("\"\"\"foo\"\"\"\"\"", "foo\"\"")]
    [InlineData("\"\"\"${x} # no\"\"\"", "${x} # no")]
    public void Three_quotes_take_everything_as_it_is(string written, string text) => HoconText.From($"a : {written}").At("a").Text.ShouldBe(text);

    [Fact]
    public void Quoted_texts_have_the_escapes_of_json() =>
        HoconText.From("""a : "\b\f\n\r\t\"\\\/\u00e9\ud83d\ude00" """).At("a").Text.ShouldBe("\b\f\n\r\t\"\\/é😀");
}
