namespace Weir.Formats.Tests.Hocon;

public sealed class FindingTests
{
    [Theory]
    [InlineData("a = \"open\nb = 1", "1:5 hocon-unterminated The text that begins here is not closed on its line.")]
    [InlineData("a = \"\"\"open\nb = 1", "1:5 hocon-unterminated The text that begins here with three quotes is never closed.")]
    [InlineData("a = { b = 1", "1:5 hocon-unterminated The object that begins here is never closed.")]
    [InlineData("a = [ 1, 2", "1:5 hocon-unterminated The list that begins here is never closed.")]
    [InlineData("a = ${b", "1:5 hocon-unterminated The substitution that begins here is never closed.")]
    [InlineData("a = ${b\n}", "1:5 hocon-unterminated The substitution that begins here is never closed.")]
    [InlineData("a = ${b:-c}", "1:8 hocon-bad-path ':' can't be part of a substitution's path outside quotes.")]
    [InlineData("a = ${${b}}", "1:7 hocon-bad-path A key or path is missing here.")]
    [InlineData("a = \"x\\qy\"", "1:7 hocon-bad-escape A backslash can't stand before this character.")]
    [InlineData("a = \"x\\u00gy\"", "1:7 hocon-bad-escape '\\u' must be followed by four hexadecimal digits.")]
    [InlineData("a = \"x\ty\"", "1:7 hocon-bad-escape A quoted text can't hold a tab as it is.")]
    [InlineData("a = ", "1:3 hocon-missing-value Here the value of 'a' is missing.")]
    [InlineData("a = , b = 1", "1:3 hocon-missing-value Here the value of 'a' is missing.")]
    [InlineData("a", "1:1 hocon-missing-separator The key 'a' has no value.")]
    [InlineData("a [1]", "1:3 hocon-reserved-character '[' can't be part of a key outside quotes.")]
    [InlineData("${a} = 1", "1:1 hocon-bad-path A key or path is missing here.")]
    [InlineData("a = 1 }", "1:7 hocon-unexpected '}' can't follow a field; expected is a newline or a comma.")]
    [InlineData("}\na = 1", "1:1 hocon-unexpected '}' closes nothing.")]
    [InlineData("{ a = 1 } b = 2", "1:11 hocon-unexpected Nothing may follow the object that is the whole configuration.")]
    [InlineData("a = [ 1 } ]", "1:9 hocon-unexpected '}' can't follow an element; expected is a newline, a comma or ']'.")]
    [InlineData("url = http://host/x", "1:11 hocon-reserved-character ':' can't be part of a value outside quotes.")]
    [InlineData("a = {b: 1} c: 2", "1:13 hocon-reserved-character ':' can't be part of a value outside quotes.")]
    public void Each_mistake_has_a_place_and_a_sentence(string text, string finding) => HoconText.From(text).Findings[0].ShouldBe(finding);

    [Fact]
    public void All_mistakes_are_found_at_once_and_the_rest_is_read()
    {
        HoconText read = HoconText.From("a = x:y\nb..c = 1\nd = 4\ne { f = @, g = 5 }\nh\n[ \ni = ${nothing}");

        read.Findings.Select(f => f.Split(' ')[..2]).Select(f => string.Join(' ', f)).ShouldBe(
        [
            "1:6 hocon-reserved-character",
            "2:3 hocon-bad-path",
            "4:9 hocon-reserved-character",
            "5:1 hocon-missing-separator",
            "6:1 hocon-bad-path",
            "7:5 hocon-unresolved",
        ]);
        HoconText.Render(read.Document.Root).ShouldBe("""{"d":4,"e":{"g":5}}""");
        read.Hints.ShouldAllBe(h => h != null && h.EndsWith('.'));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("a{")]
    [InlineData("[{a=")]
    public void Text_that_nests_without_end_is_refused(string opening)
    {
        string text = string.Concat(Enumerable.Repeat(opening, 100_000));

        HoconText.From(text).Findings.ShouldHaveSingleItem().ShouldContain("hocon-limit Objects and lists nest more than 128 deep here; the rest is not read.");
    }

    [Fact]
    public void Substitutions_that_chain_without_end_are_refused()
    {
        string text = string.Join('\n', Enumerable.Range(0, 10_000).Select(i => $"a{i} = ${{a{i + 1}}}x")) + "\na10000 = 1";

        HoconText.From(text).Findings.ShouldHaveSingleItem().ShouldContain("hocon-limit Substitutions lead to substitutions more than 400 times in a row here.");
    }

    [Fact]
    public void Objects_that_nest_by_substitution_without_end_are_refused()
    {
        string text = string.Join('\n', Enumerable.Range(0, 10_000).Select(i => $"a{i} {{ b = ${{a{i + 1}}} }}")) + "\na10000 = 1";

        HoconText.From(text).Findings.ShouldHaveSingleItem().ShouldContain("hocon-limit The configuration nests more than 400 deep here.");
    }

    [Theory]
    [InlineData("a{0} = [ ${{a{1}}}, ${{a{1}}} ]")]
    [InlineData("a{0} = ${{a{1}}} ${{a{1}}}")]
    public void Values_that_double_without_end_are_refused(string line)
    {
        string text = string.Join('\n', Enumerable.Range(0, 60).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, line, i, i + 1))) + "\na60 = xxxxxxxx";

        HoconText.From(text).Findings.ShouldHaveSingleItem().ShouldContain(" hocon-limit ");
    }

    [Fact]
    public void Long_chains_on_one_field_need_no_depth()
    {
        string appends = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"l += {i}\nt = ${{?t}}x\no = ${{?o}} {{ k{i} = ${{?o.k{i}}}1 }}\nb {{ l{i % 10} += 1 }}\n"));

        HoconText read = HoconText.From(appends);

        read.Findings.ShouldBeEmpty();
        read.At("t").Text.Length.ShouldBe(20_000);
        read.At("o", "k19999").Text.ShouldBe("1");
    }

    [Fact]
    public void Objects_that_double_are_merged_once_each()
    {
        string text = string.Join('\n', Enumerable.Range(0, 60).Select(i => $"a{i} = ${{a{i + 1}}} {{ k{i} = {i} }} ${{a{i + 1}}}")) + "\na60 { k0 = x, z = 1 }";

        HoconText read = HoconText.From(text);

        read.Findings.ShouldBeEmpty();
        read.At("a0", "k0").Text.ShouldBe("x");
        read.At("a0", "k59").Text.ShouldBe("59");
        ((Weir.Core.Text.MappingNode)((Weir.Core.Text.MappingNode)read.Document.Root)["a0"]!).Count.ShouldBe(61);
    }
}
