using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Hosting.Tests.Support;

namespace Weir.Hosting.Tests;

public sealed class WarningPolicyTests : IDisposable
{
    private static readonly DiagnosticCode Odd = new("WEIR0001", "odd", Severity.Warning, Fault.Author, "");
    private static readonly DiagnosticCode Strange = new("WEIR0002", "strange", Severity.Warning, Fault.Author, "");
    private static readonly DiagnosticCode Wrong = new("WEIR0003", "wrong", Severity.Error, Fault.Author, "");

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", "odd Warning, strange Warning, wrong Error")]
    [InlineData("warnings: { suppress: [odd] }", "strange Warning, wrong Error")]
    [InlineData("warnings: { suppress: [WEIR0001, strange, wrong] }", "wrong Error")]
    [InlineData("warnings: { suppress: ['*'] }", "wrong Error")]
    [InlineData("warnings: { strict: [odd] }", "odd Error, strange Warning, wrong Error")]
    [InlineData("warnings: { strict: ['*'] }", "odd Error, strange Error, wrong Error")]
    [InlineData("warnings: { strict: [odd], suppress: ['*'] }", "odd Error, wrong Error")]
    public void Project_hides_and_raises(string settings, string expected) => Apply(settings, strict: false).ShouldBe(expected);

    [Fact]
    public void Strict_raises_everything() => Apply("warnings: { suppress: [odd] }", strict: true).ShouldBe("odd Error, strange Error, wrong Error");

    private string Apply(string settings, bool strict)
    {
        folder.Write("weir.yml", "weir_config: \"1.0\"\n" + settings);
        DiagnosticBag bag = [];
        Project project = ProjectLoader.Load(folder.Path, ProjectOptions.None, folder.Environment(), bag);
        bag.ShouldBeEmpty();
        Diagnostic[] found = [.. new[] { Odd, Strange, Wrong }.Select(code => new Diagnostic(code, SourceSpan.None, ""))];
        return string.Join(", ", WarningPolicy.Apply(found, project, strict).Select(d => $"{d.Code.Slug} {d.Severity}"));
    }
}
