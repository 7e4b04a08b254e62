using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Hosting.Tests;

public sealed class EnvFileTests
{
    [Theory]
    [InlineData("A=1", "1")]
    [InlineData("export A=1", "1")]
    [InlineData("  A = 1  ", "1")]
    [InlineData("A=", "")]
    [InlineData("A=x=y", "x=y")]
    [InlineData("A=1 # one", "1")]
    [InlineData("A=a#b", "a#b")]
    [InlineData("A=\"a # b\" # c", "a # b")]
    [InlineData("A='a\\n'", "a\\n")]
    [InlineData("A=\"a\\nb\\\"c\\\\\"", "a\nb\"c\\")]
    [InlineData("A=$HOME/x", "$HOME/x")]
    [InlineData("A=naïve 🌊", "naïve 🌊")]
    public void Line_gives_a_variable(string line, string value) => Read(line, out _)["A"].ShouldBe(value);

    [Fact]
    public void Comments_and_empty_lines_are_passed_over() => Read("# A=1\n\n   \nB=2\r\n", out _).ShouldBe(new Dictionary<string, string> { ["B"] = "2" });

    [Fact]
    public void The_last_of_equal_names_counts() => Read("A=1\nA=2", out _)["A"].ShouldBe("2");

    [Theory]
    [InlineData("hunter2", 1)]
    [InlineData("=hunter2", 1)]
    [InlineData("1A=hunter2", 1)]
    [InlineData("OK=1\n  A B=hunter2", 2)]
    [InlineData("OK=1\nA=\"hunter2", 2)]
    [InlineData("OK=1\nA='hunter2' more", 2)]
    public void Wrong_line_is_told_without_its_value(string text, int line)
    {
        Read(text, out DiagnosticBag bag);

        Diagnostic found = bag.ShouldHaveSingleItem();
        found.Code.ShouldBe(HostingCodes.BadEnvFile);
        found.Span.Line.ShouldBe(line);
        found.Message.ShouldNotContain("hunter2");
    }

    private static Dictionary<string, string> Read(string text, out DiagnosticBag bag)
    {
        bag = [];
        return EnvFile.Read(new SourceText(".env", text), bag);
    }
}
