using System.Diagnostics;
using System.Globalization;
using Weir.Core.Contracts;
using Weir.Core.Events;
using Weir.Runner.Tests.Fakes;

namespace Weir.Runner.Tests.Crash;

/// <summary>A process is killed (SIGKILL) at every event and around every move, on DuckDB and files; what follows is compared with a run that never died.</summary>
public sealed class CrashTests : IDisposable
{
    private const int KilledBySignal = 137;

    private readonly string root = Directory.CreateTempSubdirectory("weir-crash-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Killed_anywhere_targets_are_whole_and_resume_and_fresh_run_end_as_if_nobody_had_died()
    {
        (string before, string after) = await StraightRunAsync();
        int instant = 1;
        for (string folder = Prepare(instant); await DiesAsync(folder, instant); folder = Prepare(++instant))
        {
            CrashScene scene = new(folder, CrashScene.Begin.AddDays(1));
            RunRecord? record = await scene.FindRunAsync(CrashScene.RunId);
            await ShouldBeWholeAsync(scene, record, before, after, instant);
            CopyFolder(folder, folder + ".copy");

            if (record is not null)
            {
                await ShouldSucceedAsync(scene, CrashScene.RunId, resume: true, instant);
                (await scene.StateAsync()).ShouldBe(after, $"resumed from {instant}");
            }

            Directory.Delete(folder, recursive: true);
            Directory.Move(folder + ".copy", folder);
            await ShouldSucceedAsync(scene, "r2", resume: false, instant);
            // A run whose plan was stored counts: its row was appended once, and that of the fresh run once more.
            int appended = record?.PublishSteps is null ? 1 : 2;
            Appended(await scene.StateAsync()).ShouldBe($"appended.csv: 0,sun,1;{string.Concat(Enumerable.Repeat("1,mon,10;", appended))}{string.Concat(Enumerable.Repeat("3,tue,20;", appended))}id,day,amount");
        }

        instant.ShouldBeGreaterThan(30);
    }

    private static async Task ShouldSucceedAsync(CrashScene scene, string runId, bool resume, int instant)
    {
        RunOutcome outcome = await scene.RunAsync(runId, resume, new RecordingSink());
        outcome.Diagnostics.Where(d => d.Severity == Core.Diagnostics.Severity.Error).Select(d => d.Message).ShouldBeEmpty($"{runId} at {instant}");
        outcome.ExitCode.ShouldBe(0);
        (await scene.FindRunAsync(runId))!.Status.ShouldBe(RunStatus.Success);
        scene.Strays().ShouldBeEmpty($"{runId} at {instant}");
    }

    private async Task<(string Before, string After)> StraightRunAsync()
    {
        CrashScene scene = new(Prepare(0), CrashScene.Begin);
        string before = await scene.StateAsync();
        await ShouldSucceedAsync(scene, CrashScene.RunId, resume: false, 0);
        return (before, await scene.StateAsync());
    }

    /// <summary>Every target is as before or as after; before the plan is stored all are as before.</summary>
    private static async Task ShouldBeWholeAsync(CrashScene scene, RunRecord? record, string before, string after, int instant)
    {
        string state = await scene.StateAsync();
        string[] lines = [.. Visible(state)];
        if (record?.PublishSteps is null)
        {
            lines.ShouldBe(Visible(before), $"at {instant}");
        }

        lines.ShouldBeSubsetOf([.. Visible(before), .. Visible(after)], $"at {instant}");
        // The folder changes as one.
        lines.Count(l => l.StartsWith("parts", StringComparison.Ordinal)).ShouldBeInRange(1, 2, $"at {instant}");
    }

    private static IEnumerable<string> Visible(string state) =>
        state.Split('\n').Where(l => l.StartsWith("replaced.csv:") || l.StartsWith("appended.csv:") || l.StartsWith("parts/") || l.StartsWith("bad.csv:"));

    private static string Appended(string state) => state.Split('\n').Single(l => l.StartsWith("appended.csv:", StringComparison.Ordinal));

    private string Prepare(int instant)
    {
        string folder = Path.Combine(root, instant.ToString(CultureInfo.InvariantCulture));
        new CrashScene(folder, CrashScene.Begin).Prepare();
        return folder;
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Runs a child that kills itself at an instant; false when it came to its end before.</summary>
    private static async Task<bool> DiesAsync(string folder, int instant)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in new[] { CrashChild.Argument, folder, CrashScene.RunId, "run", instant.ToString(CultureInfo.InvariantCulture) })
        {
            start.ArgumentList.Add(argument);
        }

        using Process child = Process.Start(start)!;
        Task<string> errors = child.StandardError.ReadToEndAsync();
        _ = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        child.ExitCode.ShouldBeOneOf([0, KilledBySignal], await errors);
        return child.ExitCode == KilledBySignal;
    }
}
