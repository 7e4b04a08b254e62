namespace Weir.Golden.Processes;

/// <summary>Targets that can't be written: exit code 2, a reason, nothing half done.</summary>
public sealed class TargetFaultTests
{
    [Fact]
    public async Task Full_disk_leaves_nothing_behind()
    {
        using FullDisk? disk = FullDisk.TryMount();
        Assert.SkipWhen(disk is null, "mounting a small file system (needs root on Linux)");
        using Scene scene = new("SELECT r.id, name FROM range(1000000) r, rows", Path.Combine(disk!.Path, "rows.csv"));

        (int code, string output, string error) = await WeirProcess.RunAsync(scene.Path, "run", "blueprint.yml");

        code.ShouldBe(2);
        (output + error).ShouldContain("No space left on device");
        Directory.EnumerateFileSystemEntries(disk.Path).ShouldBeEmpty();
        scene.IsUntouched.ShouldBeTrue();
        scene.Outputs().ShouldBe(["rows.csv"]);
    }

    [Fact]
    public async Task Target_below_a_file_is_refused()
    {
        using Scene scene = new(target: "in.csv/rows.csv");

        (int code, _, string error) = await WeirProcess.RunAsync(scene.Path, "run", "blueprint.yml");

        code.ShouldBe(2);
        error.ShouldContain("in.csv");
        scene.IsUntouched.ShouldBeTrue();
    }

    [Fact]
    public async Task Failure_of_the_second_target_leaves_the_first_as_it_was()
    {
        using Scene scene = new();
        scene.Write("blueprint.yml", Scene.Blueprint("SELECT id, name FROM rows", "out/rows.csv").Replace("count(*) AS n", "CAST(name AS INTEGER) AS n", StringComparison.Ordinal));

        (int code, _, _) = await WeirProcess.RunAsync(scene.Path, "run", "blueprint.yml");

        code.ShouldBe(2);
        scene.IsUntouched.ShouldBeTrue();
        scene.Outputs().ShouldBe(["rows.csv"]);
    }
}
