namespace Weir.Formats.Tests.Hocon;

/// <summary>The specification's "Value concatenation" and "Path expressions".</summary>
public sealed class ConcatenationTests
{
    [Theory]
    [InlineData("a :  foo bar   baz  ", """{"a":"foo bar   baz"}""")]
    [InlineData("a : foo bar # no", """{"a":"foo bar"}""")]
    [InlineData("a : \"x\"y \"z\"", """{"a":"xy z"}""")]
    [InlineData("a : 10 seconds", """{"a":"10 seconds"}""")]
    [InlineData("a : 1 2 3 4", """{"a":"1 2 3 4"}""")]
    [InlineData("a : true false null 1e5", """{"a":"true false null 1e5"}""")]
    [InlineData("a : \" x \" y", """{"a":" x  y"}""")]
    [InlineData("a : \"\"\"x\"\"\"\" \"y\"", """{"a":"x\" y"}""")]
    [InlineData("[ This is an unquoted text, and another ]", """["This is an unquoted text","and another"]""")]
    [InlineData("a : ${b} is ${c}\nb : B\nc : 3", """{"a":"B is 3","b":"B","c":3}""")]
    [InlineData("a : ${b}${c}\nb : B\nc : null", """{"a":"Bnull","b":"B","c":null}""")]
    [InlineData("a : ${b}\" quoted\"\nb : 1.50", """{"a":"1.50 quoted","b":1.50}""")]
    public void Texts_on_one_line_are_joined_with_the_blanks_between(string text, string json) => HoconText.Read(text).ShouldBe(json);

    [Theory]
    [InlineData("a : { b : 1, c : 2 }")]
    [InlineData("a : { b : 1 } { c : 2 }")]
    [InlineData("a : { b : 1 }\na : { c : 2 }")]
    [InlineData("a { b : 1 } {\n c : 2\n }")]
    [InlineData("a = { b : 9, c : 2 } { b : 1 }")]
    public void Objects_on_one_line_are_merged(string text) => HoconText.Read(text).ShouldBe("""{"a":{"b":1,"c":2}}""");

    [Theory]
    [InlineData("a : [ 1, 2, 3, 4 ]")]
    [InlineData("a : [ 1, 2 ] [ 3, 4 ]")]
    [InlineData("a : [ 1, 2 ]\na : ${a} [ 3, 4 ]")]
    [InlineData("a : [1]\na += 2\na += 3\na : ${a}[4]")]
    public void Lists_on_one_line_are_joined(string text) => HoconText.Read(text).ShouldBe("""{"a":[1,2,3,4]}""");

    [Theory]
    [InlineData("[ 1 2 3 4 ]", """["1 2 3 4"]""")]
    [InlineData("[ 1\n  2\n  3 ]", "[1,2,3]")]
    [InlineData("[ [ 1, 2 ] [ 3, 4 ] ]", "[[1,2,3,4]]")]
    [InlineData("[ [ 1, 2 ]\n  [ 3, 4 ] ]", "[[1,2],[3,4]]")]
    [InlineData("[ {a:1} {b:2}, {c:3}\n{d:4} ]", """[{"a":1,"b":2},{"c":3},{"d":4}]""")]
    public void Blanks_never_separate_elements(string text, string json) => HoconText.Read(text).ShouldBe(json);

    [Fact]
    public void Inheritance_by_substitution() =>
        HoconText.Read("generic = { size = 6, name = none }\neast = ${generic} { name = \"east\" }\nlist = [ /bin ]\nlist = ${list} [ /usr/bin ]")
            .ShouldBe("""{"generic":{"size":6,"name":"none"},"east":{"size":6,"name":"east"},"list":["/bin","/usr/bin"]}""");

    [Fact]
    public void Blanks_between_substitutions_count_for_texts_only() =>
        HoconText.Read("t = ${x} ${y}, l = ${a}   ${b}, o = ${m} ${n}\nx = 1, y = 2, a = [1], b = [2], m = {p:1}, n = {q:2}")
            .ShouldStartWith("""{"t":"1 2","l":[1,2],"o":{"p":1,"q":2},""");

    [Theory]
    [InlineData("a : [1] {b:2}", "1:9 hocon-mixed-concatenation An object can't be joined to a list.")]
    [InlineData("a : {b:2} text", "1:11 hocon-mixed-concatenation The text 'text' can't be joined to an object.")]
    [InlineData("a : [1] ${n}\nn : 5", "1:9 hocon-mixed-concatenation The number 5 can't be joined to a list.")]
    [InlineData("a : ${l}\" \"${l}\nl : [1]", "1:9 hocon-mixed-concatenation The text ' ' can't be joined to a list.")]
    [InlineData("a : 5\na += 1", "2:6 hocon-mixed-concatenation '+=' adds an element to a list, but the value before is the number 5.")]
    public void Mixed_values_are_an_error(string text, string finding) => HoconText.From(text).Findings.ShouldBe([finding]);

    [Theory]
    [InlineData("a : ${o} [c]\no : { \"1\" : b, \"0\" : a, x : y }", """["a","b","c"]""")]
    [InlineData("a : { \"2\" : x, \"0\" : w }\na += y", """["w","x","y"]""")]
    public void Objects_with_numbered_keys_are_lists_where_lists_are_due(string text, string list) =>
        HoconText.Render(((Weir.Core.Text.MappingNode)HoconText.From(text).Document.Root)["a"]!).ShouldBe(list);

    [Theory]
    [InlineData("foo.bar : 42", """{"foo":{"bar":42}}""")]
    [InlineData("foo.bar.baz : 42", """{"foo":{"bar":{"baz":42}}}""")]
    [InlineData("a.x : 42, a.y : 43", """{"a":{"x":42,"y":43}}""")]
    [InlineData("a b c : 42", """{"a b c":42}""")]
    [InlineData("true : 42", """{"true":42}""")]
    [InlineData("3 : 42", """{"3":42}""")]
    [InlineData("3.14 : 42", """{"3":{"14":42}}""")]
    [InlineData("10.0foo : 1", """{"10":{"0foo":1}}""")]
    [InlineData("foo10.0 : 1", """{"foo10":{"0":1}}""")]
    [InlineData("foo\"10.0\" : 1", """{"foo10.0":1}""")]
    [InlineData("1.2.3 : 1", """{"1":{"2":{"3":1}}}""")]
    [InlineData("a.\"\".b : 1", """{"a":{"":{"b":1}}}""")]
    [InlineData("foo.bar.\"hello.world\" : 1", """{"foo":{"bar":{"hello.world":1}}}""")]
    [InlineData("\"a.b\" : 1, \"a b\".c : 2", """{"a.b":1,"a b":{"c":2}}""")]
    [InlineData("spark_conf { \"spark.sql.shuffle.partitions\": \"10\" }", """{"spark_conf":{"spark.sql.shuffle.partitions":"10"}}""")]
    [InlineData("a.b { c = 1 }, a.b.d = 2", """{"a":{"b":{"c":1,"d":2}}}""")]
    public void Keys_are_paths(string text, string json) => HoconText.Read(text).ShouldBe(json);

    [Theory]
    [InlineData("a..b : 1", "1:3")]
    [InlineData(".a : 1", "1:1")]
    [InlineData("a. : 1", "1:1")]
    [InlineData("x = ${a..b}", "1:9")]
    [InlineData("x = ${}", "1:7")]
    public void Empty_elements_need_quotes(string text, string place)
    {
        HoconText read = HoconText.From(text);
        read.Findings.Count.ShouldBe(1);
        read.Findings[0].ShouldStartWith($"{place} hocon-bad-path ");
    }
}
