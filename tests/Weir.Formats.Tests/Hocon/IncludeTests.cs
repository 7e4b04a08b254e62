namespace Weir.Formats.Tests.Hocon;

/// <summary>The specification's "Includes", with our decisions on what is missing or outside the file system.</summary>
public sealed class IncludeTests
{
    [Theory]
    [InlineData("include \"x.conf\"")]
    [InlineData("include\n  \"x.conf\"")]
    [InlineData("include file(\"x.conf\")")]
    [InlineData("include required(\"x.conf\")")]
    [InlineData("include required( file( \"x.conf\" ) )")]
    [InlineData("include optional(\"x.conf\")")]
    [InlineData("{ include \"x.conf\" }")]
    public void A_file_takes_the_place_of_the_statement(string text) =>
        HoconText.From(text, files: new() { ["x.conf"] = "{ a : 1, b { c : 2 } }" }).Json.ShouldBe("""{"a":1,"b":{"c":2}}""");

    [Fact]
    public void Its_keys_override_what_is_before_and_are_overridden_by_what_follows() =>
        HoconText.From("a = 1, b = 2, o { p = 1 }\ninclude \"x.conf\"\nb = 4", files: new() { ["x.conf"] = "a = 10\nb = 20\no { q = 2 }" })
            .Json.ShouldBe("""{"a":10,"b":4,"o":{"p":1,"q":2}}""");

    [Theory]
    [InlineData("a : { include \"foo.conf\" }", """{"a":{"x":10,"y":10}}""")]
    [InlineData("a : { include \"foo.conf\" }\na : { x : 42 }", """{"a":{"x":42,"y":42}}""")]
    [InlineData("a : { b : { include \"foo.conf\" } }\nx = 5", """{"a":{"b":{"x":10,"y":10}},"x":5}""")]
    public void Substitutions_are_looked_up_where_the_file_was_included_first(string text, string json) =>
        HoconText.From(text, files: new() { ["foo.conf"] = "{ x : 10, y : ${x} }" }).Json.ShouldBe(json);

    [Fact]
    public void And_then_from_the_root_and_the_environment() =>
        HoconText.From("a : { include \"foo.conf\" }\nr = 7", new() { ["V"] = "v" }, new() { ["foo.conf"] = "y = ${r}, z = ${V}, w = ${?nothing}" })
            .Json.ShouldBe("""{"a":{"y":7,"z":"v"},"r":7}""");

    [Fact]
    public void Names_are_relative_to_the_including_file() =>
        HoconText.From("include \"dir/one.conf\"", files: new() { ["dir/one.conf"] = "one = 1\ninclude file(\"two.conf\")\nup { include \"../top.conf\" }", ["dir/two.conf"] = "two = 2", ["dir/../top.conf"] = "top = 3" })
            .Json.ShouldBe("""{"one":1,"two":2,"up":{"top":3}}""");

    [Fact]
    public void Without_extension_json_comes_first_and_conf_last() =>
        HoconText.From("include \"x\"", files: new() { ["x.conf"] = "a = conf\nc = 1", ["x.json"] = """{"a":"json","j":2}""" })
            .Json.ShouldBe("""{"a":"conf","j":2,"c":1}""");

    [Fact]
    public void Includes_within_lists_and_self_references_work() =>
        HoconText.From("l = [ { include \"x.conf\" }, 2 ]\npath = [a]\ninclude \"y.conf\"", files: new() { ["x.conf"] = "a = 1", ["y.conf"] = "path = ${path} [b]\npath += c" })
            .Json.ShouldBe("""{"l":[{"a":1},2],"path":["a","b","c"]}""");

    [Theory]
    [InlineData("foo include : 42", """{"foo include":42}""")]
    [InlineData("foo : include", """{"foo":"include"}""")]
    [InlineData("[ include ]", """["include"]""")]
    [InlineData("\"include\" : 42", """{"include":42}""")]
    [InlineData("includes : 1, include.x : 2", """{"includes":1,"include.x":2}""")]
    public void The_word_is_special_only_unquoted_at_the_beginning_of_a_key(string text, string json) =>
        HoconText.Read(text).ShouldBe(json.Replace("\"include.x\":2", "\"include\":{\"x\":2}", StringComparison.Ordinal));

    [Theory]
    [InlineData("include : 42", "1:9 hocon-include-syntax After 'include' a quoted file name is expected.")]
    [InlineData("include x.conf", "1:9 hocon-include-syntax After 'include' a quoted file name is expected.")]
    [InlineData("include ${x}", "1:9 hocon-include-syntax After 'include' a quoted file name is expected.")]
    [InlineData("include file(\"x.conf\"\nb = 1", "2:1 hocon-include-syntax The include is not closed.")]
    [InlineData("include url(\"http://h/x\")", "1:9 hocon-include-unsupported An include can't read from url(...) here.")]
    [InlineData("include required(classpath(\"x\"))", "1:18 hocon-include-unsupported An include can't read from classpath(...) here.")]
    [InlineData("include \"https://h/x.conf\"", "1:1 hocon-include-unsupported An include can't read the URL 'https://h/x.conf'.")]
    [InlineData("include \"x.properties\"", "1:1 hocon-include-unsupported An include can't read Java properties.")]
    [InlineData("include \"conf.d/*.conf\"", "1:1 hocon-include-unsupported An include names one file; 'conf.d/*.conf' is a pattern.")]
    [InlineData("include \"missing.conf\"", "1:9 hocon-include-missing The included file 'missing.conf' does not exist beside 'main.conf'.")]
    [InlineData("include required(\"missing\")", "1:18 hocon-include-missing The included file 'missing' does not exist beside 'main.conf'.")]
    [InlineData("include \"list.conf\"", "1:1 hocon-include-unreadable The included file 'list.conf' holds a list; only an object can be included.")]
    public void What_can_not_be_included_is_said(string text, string finding) =>
        HoconText.From(text, files: new() { ["list.conf"] = "[1]" }).Findings[0].ShouldBe(finding);

    [Fact]
    public void An_optional_file_may_be_absent() => HoconText.From("include optional(\"missing.conf\"), a = 1", files: []).Json.ShouldBe("""{"a":1}""");

    [Fact]
    public void A_circle_of_files_is_found_with_its_way()
    {
        HoconText read = HoconText.From("include \"a.conf\"\nz = 1", files: new() { ["a.conf"] = "a = 1\ninclude \"b.conf\"", ["b.conf"] = "b = 2\ninclude \"a.conf\"" });

        read.Findings.ShouldBe(["b.conf:2:1 hocon-include-cycle These files include each other in a circle: a.conf -> b.conf -> a.conf."]);
        HoconText.Render(read.Document.Root).ShouldBe("""{"a":1,"b":2,"z":1}""");
    }

    [Fact]
    public void Findings_and_places_are_those_of_the_included_file()
    {
        HoconText read = HoconText.From("include \"a.conf\"", files: new() { ["a.conf"] = "ok = 1\nbad = ${nothing}" });

        read.Findings.ShouldBe(["a.conf:2:7 hocon-unresolved '${nothing}' is neither set in the configuration nor in the environment."]);
        read.At("ok").Span.ToString().ShouldBe("a.conf:1:6");
    }

    [Fact]
    public void Includes_that_multiply_stop_at_a_limit()
    {
        Dictionary<string, string> files = [];
        for (int i = 0; i < 20; i++)
        {
            files[$"f{i}.conf"] = $"a {{ include \"f{i + 1}.conf\" }}\nb {{ include \"f{i + 1}.conf\" }}";
        }

        files["f20.conf"] = "x = 1";

        HoconText.From("include \"f0.conf\"", files: files).Findings[0].ShouldEndWith("hocon-limit More than 1000 files are included.");
    }
}
