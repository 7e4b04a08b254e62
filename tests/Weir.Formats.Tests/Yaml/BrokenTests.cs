using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Formats.Tests.Support;
using Weir.Formats.Yaml;

namespace Weir.Formats.Tests.Yaml;

public sealed class BrokenTests
{
    [Theory]
    [InlineData("a: \"x\n", "broken-text 1:4 The double quote that opens here is never closed.")]
    [InlineData("a: 'x\nb: y'\n", "broken-text 1:4 The single quote that opens here is never closed.")]
    [InlineData("a: \"x\n---\ny\"\n", "broken-text 1:4 The double quote that opens here is never closed.")]
    [InlineData("a: [1, 2\nb: 3\n", "broken-text 1:4 The '[' that opens here is never closed.")]
    [InlineData("a: {b: 1\n", "broken-text 1:4 The '{' that opens here is never closed.")]
    [InlineData("a: {b: \nc: 2\n", "broken-text 1:4 The '{' that opens here is never closed.")]
    [InlineData("a: [1}\n", "broken-text 1:6 The list that opens on line 1 is closed by ']', not by '}'.")]
    [InlineData("a: [1, , 2]\n", "broken-text 1:8 There is nothing before this comma.")]
    [InlineData("a: ['b' c]\n", "broken-text 1:9 Between the entries of a list in brackets stands a comma, but here is 'c]'.")]
    [InlineData("a: [- b]\n", "broken-text 1:5 A list with '-' can't stand between brackets.")]
    [InlineData("a: 1\nb\nc: 2\n", "broken-text 2:1 A key with a colon is expected here, but 'b' has none.")]
    [InlineData("a: 1\nb:2\n", "broken-text 2:1 A key with a colon is expected here, but 'b:2' has none that is followed by a space.")]
    [InlineData("a: 1\n b: 2\n", "broken-text 2:2 The key 'b' is indented deeper than the keys it belongs to: the line above it has a value already.")]
    [InlineData("a:\n    b: 1\n  c: 2\n", "broken-text 3:3 This line is indented by 2, but the keys of this mapping by 0.")]
    [InlineData("a:\n  - b\n c\n", "broken-text 3:2 This line is indented by 1, but the keys of this mapping by 0.")]
    [InlineData("  a: 1\nb: 2\n", "broken-text 2:1 'b:' does not belong to the value before it.")]
    [InlineData("- a\nb: 1\n", "broken-text 2:1 'b:' does not belong to the value before it.")]
    [InlineData("a: - b\n", "broken-text 1:4 A list with '-' can't begin on this line.")]
    [InlineData("a: ? b\n", "broken-text 1:4 A mapping with '?' can't begin on this line.")]
    [InlineData("a: | x\n", "broken-text 1:6 After '|' the text begins on the next line, but 'x' follows.")]
    [InlineData("a: |\n    SELECT\n  FROM x\n", "broken-text 3:3 This line of the text block is indented by 2, but its first line by 4.")]
    [InlineData("a: |\n     \n  x\n", "broken-text 2:1 This empty line has 5 spaces, more than the 2 by which the text block's first line is indented.")]
    [InlineData("'a': 1\n'a\n b': 2\n", "broken-text 2:1 A key must stand on one line.")]
    [InlineData("a: &x &y z\n", "broken-text 1:7 A value has one anchor, not two.")]
    [InlineData("%YAML 1.2\na: 1\n", "broken-text 2:1 A directive must be followed by a line '---'.")]
    [InlineData("a:\n\tb: 1\n", "tab-indentation 2:1 This line is indented by a tab; YAML counts spaces only.")]
    [InlineData("a: b\n\tc\n", "tab-indentation 2:1 This line is indented by a tab; YAML counts spaces only.")]
    [InlineData("a: |\n x\n\ty\n", "tab-indentation 3:1 This line is indented by a tab; YAML counts spaces only.")]
    [InlineData("a:\n  b: 1\n \tc: 2\n", "tab-indentation 3:2 This line is indented by a tab; YAML counts spaces only.")]
    [InlineData("a: 1\n---\nb: 2\n", "several-documents 2:1 A second YAML document begins here; a file is one document.")]
    [InlineData("a: 1\n...\nb: 2\n", "several-documents 3:1 A second YAML document begins here; a file is one document.")]
    [InlineData("a: 1\0b: 2\n", "control-character 1:5 The text holds the control character U+0000.")]
    [InlineData("a: &x [*x]\n", "endless-alias 1:8 The alias '*x' stands inside the value that it names, which would never end.")]
    public void Says_in_words_where_and_why_reading_stops(string text, string expected) => YamlText.Findings(text).ShouldBe([expected]);

    [Theory]
    [InlineData("a: b: c\nd: 1\n", "needs-quotes 1:5 'b' is followed by a colon, but a mapping can't begin on the line of its key.", "{a: 'b: c', d: 1}")]
    [InlineData("a: @aq.date.today()\nd: 1\n", "needs-quotes 1:4 A value can't begin with '@' without quotes.", "{a: '@aq.date.today()', d: 1}")]
    [InlineData("a: %x\nd: 1\n", "needs-quotes 1:4 A value can't begin with '%' without quotes.", "{a: '%x', d: 1}")]
    [InlineData("a: 'it's'\nd: 1\n", "needs-quotes 1:8 's'' follows a value that has already ended.", "{a: 'it', d: 1}")]
    [InlineData("a: [1] x\nd: 1\n", "needs-quotes 1:8 'x' follows a value that has already ended.", "{a: [1], d: 1}")]
    [InlineData("a: * b\nd: 1\n", "needs-quotes 1:4 '*' names an anchor, but no name follows.", null)]
    [InlineData("a: {{ x }}\nd: 1\n", "key-not-text 1:5 A key must be a text, but this one is a mapping.", "{a: {}, d: 1}")]
    [InlineData("? [1]\n: 2\n", "key-not-text 1:3 A key must be a text, but this one is a list.", "{}")]
    [InlineData(": x\nd: 1\n", "key-not-text 1:1 There is no key before this ':'.", "{d: 1}")]
    [InlineData("a: 1\na: 2\nd: 1\n", "duplicate-key 2:1 The key 'a' stands here twice; the first is on line 1.", "{a: 1, d: 1}")]
    [InlineData("a: {x: 1, 'x': 2}\n", "duplicate-key 1:11 The key 'x' stands here twice; the first is on line 1.", "{a: {x: 1}}")]
    [InlineData("a: !foo 1\n", "unknown-tag 1:4 The tag '!foo' is not one of YAML's core schema.", "{a: 1}")]
    [InlineData("a: !!in 1\n", "unknown-tag 1:4 The tag '!!in' is not one of YAML's core schema.", "{a: 1}")]
    [InlineData("a: !!int x\n", "tag-mismatch 1:10 The tag '!!int' does not fit the text 'x'.", "{a: 'x'}")]
    [InlineData("a: !!map [1]\n", "tag-mismatch 1:10 The tag '!!map' does not fit a list.", "{a: [1]}")]
    [InlineData("a: *x\n", "unknown-anchor 1:4 There is no anchor '&x' before this alias.", "{a: '*x'}")]
    [InlineData("<<: 1\n", "wrong-merge 1:1 '<<' merges a mapping or a list of mappings, but here is the number 1.", "{}")]
    [InlineData("a: \"\\q\"\n", "wrong-escape 1:5 '\\q' is not an escape that double quotes understand.", "{a: '\\\\q'}")]
    [InlineData("a: \"\\x4\"\n", "wrong-escape 1:5 '\\x' is not an escape that double quotes understand.", "{a: '\\\\x4'}")]
    [InlineData("a: \"\\ud83d\"\n", "wrong-escape 1:5 '\\u' is not an escape that double quotes understand.", "{a: '\\\\ud83d'}")]
    [InlineData("a: \"\\U00110000\"\n", "wrong-escape 1:5 '\\U' is not an escape that double quotes understand.", "{a: '\\\\U00110000'}")]
    [InlineData("%FOO x\n---\na: 1\n", "unknown-directive 1:1 The directive '%FOO' is not understood as it stands here.", "{a: 1}")]
    public void Reads_on_where_that_makes_sense(string text, string expected, string? tree)
    {
        (Node root, DiagnosticBag findings) = YamlText.Read(text);

        findings.Select(YamlText.Line).First().ShouldBe(expected);
        if (tree is not null)
        {
            findings.Count.ShouldBe(1);
            YamlText.Show(root).ShouldBe(tree);
        }
    }

    [Fact]
    public void Finds_all_that_can_be_found_in_one_go() => YamlText.Findings("a: @x\nb: \"\\q\"\nc: *none\nc: 1\nd: !no 1\n").Select(f => f.Split(' ')[0]).ShouldBe(
        ["needs-quotes", "wrong-escape", "unknown-anchor", "duplicate-key", "unknown-tag"]);

    [Fact]
    public void Keeps_what_was_read_before_the_text_broke() => YamlText.Show(YamlText.Read("a: 1\nb:\n  c: [x, {y: z}]\n  d: \"e\n").Root).ShouldStartWith("{a: 1, b: {c: ['x', {y: 'z'}], d: ");

    [Fact]
    public void Every_finding_has_a_hint_and_a_place()
    {
        foreach (string text in (string[])["a: \"x", "a: [1", "a: b: c", "a: @x", "a:\n\tb: 1", "a: *x", "a: 1\na: 1", "a: !x y", "a: 1\n---\nb: 1", "? [a]\n: b", "a: \"\\q\"", "<<: 1", "%x\n---\na: 1", "a: 1\nb"])
        {
            Diagnostic finding = YamlText.Read(text).Findings.ShouldHaveSingleItem();
            finding.Hint.ShouldNotBeNullOrEmpty();
            finding.Span.Length.ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public void The_hint_for_an_unknown_anchor_is_the_nearest_one() => YamlText.Read("a: &base 1\nb: *bse\n").Findings.First().Hint.ShouldBe("Did you mean 'base'?");

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a: ", "}")]
    [InlineData("- ", "")]
    public void Nesting_is_limited_rather_than_the_stack(string open, string close)
    {
        string Nested(int depth) => string.Concat(Enumerable.Repeat(open, depth)) + "x" + string.Concat(Enumerable.Repeat(close, depth));

        YamlText.Findings(Nested(YamlFormat.MaximumDepth)).ShouldBeEmpty();
        YamlText.Findings(Nested(YamlFormat.MaximumDepth + 1)).ShouldHaveSingleItem().ShouldStartWith("too-deep 1:");
        YamlText.Findings(Nested(100_000)).ShouldHaveSingleItem().ShouldStartWith("too-deep 1:");
    }

    [Fact]
    public void A_large_text_is_read_whole_and_all_its_findings_are_found()
    {
        const int Count = 40_000;
        string text = string.Concat(Enumerable.Range(0, Count).Select(i => $"key{i}: {{ a: [1, 'x'], b: *none }} # note\n")) + "key7: again\n";

        (Node root, DiagnosticBag findings) = YamlText.Read(text);

        root.ShouldBeOfType<MappingNode>().Count.ShouldBe(Count);
        findings.Count.ShouldBe(Count + 1);
        YamlText.Line(findings.Last()).ShouldBe($"duplicate-key {Count + 1}:1 The key 'key7' stands here twice; the first is on line 8.");
    }

    [Fact]
    public void Aliases_of_aliases_are_limited()
    {
        string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));

        YamlText.Findings(bomb).ShouldHaveSingleItem().ShouldStartWith("endless-alias 6:");
    }

    [Fact]
    public void Merges_of_merges_are_limited()
    {
        string chain = "m0: &m0 { k0: 1 }\n" + string.Concat(Enumerable.Range(1, 2000).Select(i => $"m{i}: &m{i} {{ <<: *m{i - 1}, k{i}: 1 }}\n"));

        YamlText.Findings(chain).ShouldHaveSingleItem().ShouldStartWith("endless-alias ");
    }
}
