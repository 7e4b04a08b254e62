using Weir.Golden.Support;

namespace Weir.Golden.Processes;

/// <summary>The native image where there is one (<c>eng/native-image</c>).</summary>
public sealed class NativeImageTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "artifacts", "native");

    [Fact]
    public async Task A_pipeline_of_components_is_run_by_the_build_that_can_load_code()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, "weir")), "No native image; eng/native-image makes one.");
        using Workspace place = new();
        string folder = place.Copy(Path.Combine(Repository.Root, "examples", "prices"));

        (int code, string output, string error) = await WeirProcess.RunProgramAsync(Path.Combine(Folder, "weir"), folder, "run", "pipeline.conf");

        code.ShouldBe(0, error);
        output.ShouldContain("complete");
    }

    [Fact]
    public async Task Alone_it_says_what_is_missing_and_does_nothing()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, "weir")), "No native image; eng/native-image makes one.");
        using Workspace place = new();
        string folder = place.Copy(Path.Combine(Repository.Root, "examples", "prices"));
        string alone = Path.Combine(place.Path, "alone");
        File.Copy(Path.Combine(Folder, "weir"), alone);

        (int code, string output, string error) = await WeirProcess.RunProgramAsync(alone, folder, "run", "pipeline.conf");

        code.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain("folder 'managed'");
        Directory.Exists(Path.Combine(folder, "out")).ShouldBeFalse();
    }
}
