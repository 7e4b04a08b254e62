using System.IO.Compression;
using Weir.Core.Events;
using Weir.Hosting.Tests.Support;
using Weir.Runner;

namespace Weir.Hosting.Tests.Tasks;

public sealed class FileTaskTests : IDisposable
{
    private readonly FlowScene scene = new();

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task Files_are_copied_packed_with_a_password_unpacked_and_compared()
    {
        scene.Folder.Write("in/a.txt", "alpha");
        scene.Folder.Write("in/deep/b.txt", "beta");
        RunOutcome outcome = await scene.RunAsync(Steps("""
            - { id: copy, type: files.copy, inputs: { from: "BASE/in/*.txt", to: copies/ } }
            - { id: pack, type: zip, inputs: { dest_path: all.zip, src_dir: BASE/in, items: ["**"], password: pw1 } }
            - { id: unpack, type: unzip, inputs: { archives: "{{steps.pack.output}}", dest_dir: back, password: pw1 } }
            - { id: sum, type: files.checksum, inputs: { paths: back/deep/b.txt, expected: f44e64e75f3948e9f73f8dfa94721c4ce8cbb4f265c4790c702b2d41cfbf2753 } }
            - { id: keep, type: files.copy, inputs: { from: ["{{steps.copy.files}}", back/deep/b.txt], to: BASE/out/ } }
            """.Replace("from: [\"{{steps.copy.files}}\", back/deep/b.txt]", "from: [copies/a.txt, back/deep/b.txt]", StringComparison.Ordinal)));

        outcome.Diagnostics.ShouldBeEmpty();
        outcome.ExitCode.ShouldBe(0);
        scene.Read("out/a.txt").ShouldBe("alpha");
        scene.Read("out/b.txt").ShouldBe("beta");
        scene.Events.OfType<ModuleFinished>().Single(e => e.ModuleId == "main.pack").Outputs!.ShouldContain("\"count\":2");
    }

    [Theory]
    [InlineData("../../evil.txt")]
    [InlineData("/abs.txt")]
    [InlineData("a/../../b.txt")]
    [InlineData("a\\..\\b.txt")]
    public async Task Case_20_an_archive_that_leads_out_of_its_folder_is_refused_whole(string name)
    {
        using (ZipArchive zip = ZipFile.Open(scene.Folder.At("bad.zip"), ZipArchiveMode.Create))
        {
            zip.CreateEntry("fine.txt");
            zip.CreateEntry(name);
        }

        RunOutcome outcome = await scene.RunAsync(Steps("- { id: x, type: unzip, inputs: { archives: BASE/bad.zip, dest_dir: BASE/t } }"));

        outcome.Diagnostics[0].Code.Slug.ShouldBe("unsafe-archive");
        Directory.Exists(scene.Folder.At("t")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("max_bytes: 1000")]
    [InlineData("max_entries: 1")]
    [InlineData("max_ratio: 2")]
    public async Task Archive_that_is_a_bomb_is_refused_whole(string limit)
    {
        using (ZipArchive zip = ZipFile.Open(scene.Folder.At("bomb.zip"), ZipArchiveMode.Create))
        {
            zip.CreateEntry("fine.txt");
            using Stream stream = zip.CreateEntry("zeros").Open();
            stream.Write(new byte[20 << 20]);
        }

        RunOutcome outcome = await scene.RunAsync(Steps($"- {{ id: x, type: unzip, inputs: {{ archives: BASE/bomb.zip, dest_dir: BASE/t, {limit} }} }}"));

        outcome.Diagnostics[0].Code.Slug.ShouldBe("archive-limit");
        Directory.Exists(scene.Folder.At("t")).ShouldBeFalse();
    }

    [Fact]
    public async Task Wrong_password_and_no_match_are_told_apart()
    {
        scene.Folder.Write("a.txt", "alpha");
        RunOutcome outcome = await scene.RunAsync(Steps("""
            - { id: none, type: zip, inputs: { dest_path: none.zip, src_dir: BASE, items: ["*.nothing"] } }
            - { id: pack, type: zip, inputs: { dest_path: all.zip, src_dir: BASE, items: [a.txt], password: right } }
            - { id: open, type: unzip, inputs: { archives: all.zip, dest_dir: t, password: wrong } }
            """));

        scene.Ends.ShouldBe(["main.none Skipped", "main.pack Success", "main.open Error"]);
        outcome.Diagnostics[0].Code.Slug.ShouldBe("archive-failed");
    }

    [Theory]
    [InlineData("{ from: /etc/hostname, to: x }")]
    [InlineData("{ from: BASE/link/hostname, to: x }")]
    [InlineData("{ from: BASE/a.txt, to: ../../../x }")]
    [InlineData("{ from: BASE/a.txt, to: /tmp/weir-must-not-be }")]
    public async Task Case_28_paths_out_of_the_jobs_folders_are_refused(string inputs)
    {
        scene.Folder.Write("a.txt", "alpha");
        Directory.CreateSymbolicLink(scene.Folder.At("link"), "/etc");

        RunOutcome outcome = await scene.RunAsync(Steps($"- {{ id: x, type: files.copy, inputs: {inputs} }}").Replace(", allow_paths: [.]", "", StringComparison.Ordinal));

        outcome.Diagnostics[0].Code.Slug.ShouldBe("path-refused");
    }

    private string Steps(string steps) => "version: 1\nflow: { id: f, workspace: { root: work, allow_paths: [.] } }\njobs:\n  - id: main\n    steps:\n      "
        + steps.Replace("BASE", scene.Folder.Path, StringComparison.Ordinal).ReplaceLineEndings("\n      ") + "\n";
}
