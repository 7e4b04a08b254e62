using Weir.Core.Diagnostics;
using Weir.Dialects.Tests.Support;

namespace Weir.Dialects.Tests;

public sealed class DialectDetectorTests
{
    [Theory]
    [InlineData("a/pipeline.toml", "pipeline")]
    [InlineData("a/pond.toml", "pond")]
    [InlineData("a/app.conf", "components")]
    [InlineData("a/app.HOCON", "components")]
    [InlineData("tables.cs", "code")]
    [InlineData("tables.dll", "code")]
    [InlineData("a/blueprint.yml", null)]
    [InlineData("a/readme.md", null)]
    public void A_path_tells_what_its_ending_tells(string path, string? expected) => DialectDetector.OfPath(path).ShouldBe(expected);

    [Theory]
    [InlineData("a.yml", true)]
    [InlineData("a.YAML", true)]
    [InlineData("a.toml", false)]
    public void Yaml_is_known_by_its_ending(string path, bool expected) => DialectDetector.IsYaml(path).ShouldBe(expected);

    [Theory]
    [InlineData("aqueduct: \"1.0\"\n", "blueprint")]
    [InlineData("weir: \"1.0\"\n", "blueprint")]
    [InlineData("id: x\nmodules: []\n", "blueprint")]
    [InlineData("flow: { name: x }\njobs: []\n", "flow")]
    public void Top_keys_tell_the_dialect_of_yaml(string yaml, string expected)
    {
        DiagnosticBag bag = [];

        DialectDetector.OfYaml(Reading.Document(yaml), bag).ShouldBe(expected);

        bag.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("id: x\naqueducts: \"1.0\"\n", "unknown-dialect 2:1 The file is no Blueprint, since it has no top key 'aqueduct' (or 'weir'), and no flow, since it has no 'flow' and 'jobs'.", "Did you mean 'aqueduct' by 'aqueducts'?")]
    [InlineData("services: {}\n", "unknown-dialect 1:1 The file is no Blueprint, since it has no top key 'aqueduct' (or 'weir'), and no flow, since it has no 'flow' and 'jobs'.", "Begin a Blueprint with 'aqueduct: \"1.0\"'.")]
    [InlineData("flow: x\njob: []\n", "unknown-dialect 1:1 A flow has the top keys 'flow' and 'jobs', but here 'jobs' is missing.", "Did you mean 'jobs' by 'job'?")]
    [InlineData("jobs: []\n", "unknown-dialect 1:1 A flow has the top keys 'flow' and 'jobs', but here 'flow' is missing.", "Add 'flow:'.")]
    [InlineData("", "unknown-dialect 1:1 The file is empty; a Blueprint has the top keys 'aqueduct', 'id' and 'modules'.", "Begin a Blueprint with 'aqueduct: \"1.0\"'.")]
    [InlineData("- a\n", "not-a-mapping 1:1 A Blueprint is a mapping of keys and values, but this document is a list.", "Begin with 'aqueduct: \"1.0\"', 'id: ...', 'modules: ...'.")]
    public void What_is_not_recognised_is_told_what_was_expected(string yaml, string finding, string hint)
    {
        DiagnosticBag bag = [];

        DialectDetector.OfYaml(Reading.Document(yaml), bag).ShouldBeNull();

        Diagnostic found = bag.ShouldHaveSingleItem();
        Reading.Line(found).ShouldBe(finding);
        found.Hint.ShouldBe(hint);
    }
}
