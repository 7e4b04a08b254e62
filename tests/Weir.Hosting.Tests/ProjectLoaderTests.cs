using Weir.Core.Diagnostics;
using Weir.Hosting.Tests.Support;

namespace Weir.Hosting.Tests;

public sealed class ProjectLoaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly DiagnosticBag bag = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Without_a_file_there_are_defaults()
    {
        Project project = Load("", ProjectOptions.None);

        project.Directory.ShouldBe(folder.Path);
        project.StoreDirectory.ShouldBe(folder.At(".weir"));
        project.DefaultEngine.ShouldBe("duckdb");
        project.TimeZone.ShouldBe("UTC");
        bag.ShouldBeEmpty();
    }

    [Fact]
    public void Nearest_file_above_counts()
    {
        folder.Write("weir.yml", "weir_config: \"1.0\"\ntimezone: Asia/Tokyo\n");
        folder.Write("team/aqueduct.yml", "aqueduct_config: \"1.0\"\ntimezone: Europe/Vienna\nstores: { path: ../history }\n");
        Directory.CreateDirectory(folder.At("team/daily"));

        Project project = Load("team/daily", ProjectOptions.None);

        project.Directory.ShouldBe(folder.At("team"));
        project.TimeZone.ShouldBe("Europe/Vienna");
        project.StoreDirectory.ShouldBe(folder.At("history"));
    }

    [Fact]
    public void Store_folder_of_the_command_line_wins_over_that_of_the_environment()
    {
        HostEnvironment environment = folder.Environment(("WEIR_STORE", "from-variable"));

        ProjectLoader.Load(folder.Path, ProjectOptions.None, environment, bag).StoreDirectory.ShouldBe(folder.At("from-variable"));
        ProjectLoader.Load(folder.Path, new ProjectOptions { StoreDirectory = "from-line" }, environment, bag).StoreDirectory.ShouldBe(folder.At("from-line"));
    }

    [Fact]
    public void Variables_of_the_command_line_win_over_the_process_over_files()
    {
        folder.Write(".env", "A=file\nB=file\nC=file\nD=file\n");
        folder.Write("more.env", "B=more\nC=more\nD=more\n");
        ProjectOptions options = new() { EnvFile = "more.env", Variables = new Dictionary<string, string> { ["D"] = "line" } };

        Project project = ProjectLoader.Load(folder.Path, options, folder.Environment(("C", "process"), ("D", "process")), bag);

        project.Variables.OrderBy(v => v.Key).Select(v => v.Value).ShouldBe(["file", "more", "process", "line"]);
    }

    [Fact]
    public void Wrong_project_file_is_told_with_its_place()
    {
        folder.Write("weir.yml", "weir_config: \"1.0\"\ntimezon: UTC\n");

        Load("", ProjectOptions.None);

        Diagnostic found = bag.ShouldHaveSingleItem();
        found.Span.ToString().ShouldBe("weir.yml:2:1");
        found.Hint.ShouldBe("Did you mean 'timezone'?");
    }

    [Fact]
    public void Absent_env_file_of_the_command_line_is_an_error()
    {
        Load("", new ProjectOptions { EnvFile = "prod.env" });

        bag.ShouldHaveSingleItem().Message.ShouldBe("There is no file 'prod.env'.");
    }

    private Project Load(string at, ProjectOptions options) => ProjectLoader.Load(Path.GetFullPath(folder.At(at)).TrimEnd('/'), options, folder.Environment(), bag);
}
