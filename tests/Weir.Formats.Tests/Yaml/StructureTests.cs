using Weir.Core.Text;
using Weir.Formats.Tests.Support;

namespace Weir.Formats.Tests.Yaml;

public sealed class StructureTests
{
    [Theory]
    [InlineData("a: 1\nb: x\n", "{a: 1, b: 'x'}")]
    [InlineData("a:\nb: 2\n", "{a: null, b: 2}")]
    [InlineData("a:", "{a: null}")]
    [InlineData("- a\n- b: 1\n  c: 2\n- [1, {x: y}]\n", "['a', {b: 1, c: 2}, [1, {x: 'y'}]]")]
    [InlineData("k:\n- a\n- b\nl: 1\n", "{k: ['a', 'b'], l: 1}")]
    [InlineData("k:\n  - a\n  - b\nl: 1\n", "{k: ['a', 'b'], l: 1}")]
    [InlineData("- - - a\n    - b\n  - c\n", "[[['a', 'b'], 'c']]")]
    [InlineData("- \n- a\n-\n", "[null, 'a', null]")]
    [InlineData("a:\n  b:\n    c: 1\n  d: 2\ne: 3\n", "{a: {b: {c: 1}, d: 2}, e: 3}")]
    [InlineData("? a\n: b\n? c\nd: e\n", "{a: 'b', c: null, d: 'e'}")]
    [InlineData("? a\n:\n  - 1\n", "{a: [1]}")]
    [InlineData("a: {b, c: , d: []}\n", "{a: {b: null, c: null, d: []}}")]
    [InlineData("a: [b: 1, c, ? x : y]\n", "{a: [{b: 1}, 'c', {x: 'y'}]}")]
    [InlineData("a: {\"b\":1, 'c':[2]}\n", "{a: {b: 1, c: [2]}}")]
    [InlineData("a: [\n  1,\n  2,\n]\nb: {\n  c: 3\n}\n", "{a: [1, 2], b: {c: 3}}")]
    [InlineData("a: [x, y\n  # note\n  , z]\n", "{a: ['x', 'y', 'z']}")]
    [InlineData("{\n\"a\": [1, 2.5, null, true],\n\"b\": {}\n}\n", "{a: [1, 2.5, null, true], b: {}}")]
    [InlineData("a: 1 # note\n# note\n  # note\nb: 2", "{a: 1, b: 2}")]
    [InlineData("a: x#y\nb: http://h:80/p?q#f\n", "{a: 'x#y', b: 'http://h:80/p?q#f'}")]
    [InlineData("a: {x: http://y, z: 'a:b'}\n", "{a: {x: 'http://y', z: 'a:b'}}")]
    [InlineData("key with spaces: v\n'quoted key': w\n\"k\\tt\": x\n", "{key with spaces: 'v', quoted key: 'w', k\\tt: 'x'}")]
    [InlineData("---\na: 1\n...\n", "{a: 1}")]
    [InlineData("%YAML 1.2\n---\na: 1\n", "{a: 1}")]
    [InlineData("--- |\n text\n", "'text\\n'")]
    [InlineData("\uFEFFa: 1\n", "{a: 1}")]
    [InlineData("a: 1\r\nb:\r\n  - x\r\n  - y\r\n", "{a: 1, b: ['x', 'y']}")]
    [InlineData("a: ${ctx.b}\nc: \"@aq.date.today()\"\n", "{a: '${ctx.b}', c: '@aq.date.today()'}")]
    [InlineData("- -1\n- --x\n- ?x\n- :x\n", "[-1, '--x', '?x', ':x']")]
    [InlineData("text", "'text'")]
    [InlineData("[]", "[]")]
    public void Reads(string text, string expected) => YamlText.Show(YamlText.Good(text)).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n")]
    [InlineData("# only a note\n")]
    [InlineData("---\n")]
    [InlineData("\uFEFF")]
    public void An_empty_text_is_an_empty_mapping_with_a_place(string text)
    {
        MappingNode root = YamlText.Mapping(text);

        root.Count.ShouldBe(0);
        root.Span.IsNone.ShouldBeFalse();
    }

    [Theory]
    [InlineData("base: &b\n  x: 1\n  y: 2\nd:\n  z: 0\n  <<: *b\n  y: 3\n", "{base: {x: 1, y: 2}, d: {z: 0, x: 1, y: 3}}")]
    [InlineData("- &a { x: 1 }\n- &b { x: 2, y: 2 }\n- <<: [*a, *b]\n", "[{x: 1}, {x: 2, y: 2}, {x: 1, y: 2}]")]
    [InlineData("- &a k: v\n- *a\n", "[{k: 'v'}, 'k']")]
    [InlineData("- &a\n  k: v\n- *a\n", "[{k: 'v'}, {k: 'v'}]")]
    [InlineData("a: &x [1]\nb: &x [2]\nc: *x\n", "{a: [1], b: [2], c: [2]}")]
    [InlineData("a: &x\nb: *x\n", "{a: null, b: null}")]
    [InlineData("a: &x key\n*x : v\n", "{a: 'key', key: 'v'}")]
    [InlineData("a: &x", "{a: null}")]
    [InlineData("'<<': 1\n", "{<<: 1}")]
    public void Resolves_aliases_and_merges(string text, string expected) => YamlText.Show(YamlText.Good(text)).ShouldBe(expected);

    [Fact]
    public void A_merged_value_keeps_the_place_where_it_was_written()
    {
        MappingNode root = YamlText.Mapping("base: &b\n  x: 1\nd:\n  <<: *b\n");

        root["d"].ShouldBeOfType<MappingNode>()["x"]!.Span.Line.ShouldBe(2);
    }

    [Theory]
    [InlineData("!!str 12", "'12'")]
    [InlineData("!!int \"12\"", "12")]
    [InlineData("!!float 3", "3")]
    [InlineData("! 12", "'12'")]
    [InlineData("!<tag:yaml.org,2002:str> true", "'true'")]
    [InlineData("!!seq [1]", "[1]")]
    [InlineData("%TAG !e! tag:yaml.org,2002:\n--- !e!str 1", "'1'")]
    [InlineData("!!str", "''")]
    public void Applies_the_tags_of_the_core_schema(string text, string expected) => YamlText.Show(YamlText.Good(text)).ShouldBe(expected);
}
