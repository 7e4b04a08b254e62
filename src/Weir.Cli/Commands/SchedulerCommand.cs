using Weir.Cli.CommandLine;
using Weir.Coordination.Schedule;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Primitives;
using Weir.Hosting;
using Weir.Runner;

namespace Weir.Cli.Commands;

/// <summary><c>weir scheduler</c>: runs what a schedule says, by the clock or once.</summary>
internal sealed class SchedulerCommand : Command
{
    private static readonly Argument What = new("TASK", "run to stay and look at the clock, run-due to run what has come since anybody looked last, next to show the next times")
    {
        Choices = ["run", "run-due", "next"], Kind = ValueKind.Text,
    };

    private static readonly Argument Schedule = new("FILE", "the schedule") { Kind = ValueKind.File };

    public override CommandSpec Spec { get; } = new("scheduler", "run flows and Blueprints by the clock")
    {
        Description = "The file has a time zone and items, each with a cron expression and what to run. It is read again when it changes.\nWhat was seen is kept in the project's store: a time that passed while nobody looked is found afterwards, and none is run twice.",
        Arguments = [What, Schedule],
        Options = [BlueprintOptions.EnvironmentFile, BlueprintOptions.Variable, .. BlueprintOptions.Stores],
        Examples =
        [
            new("weir scheduler run scheduler.yaml", "stay and run"),
            new("weir scheduler run-due scheduler.yaml", "from a cron that is there already"),
            new("weir scheduler next scheduler.yaml", "the next time of each item"),
        ],
    };

    public override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (!DynamicCode.IsSupported)
        {
            // What it will run is not known yet, and later it could not begin anew.
            throw new DynamicCodeException();
        }

        string file = invocation.FullPath(invocation.Arguments.Word(1)!);
        IReadOnlyList<ScheduleItem>? items = Read(invocation, file);
        if (items is null)
        {
            return ExitCodes.Configuration;
        }

        if (invocation.Arguments.Word(0) == "next")
        {
            Show(invocation, items);
            return ExitCodes.Done;
        }

        using Interruption interruption = new(invocation.Console, cancellationToken);
        ProjectStores stores = invocation.Host.OpenStores(ProjectOf(invocation));
        await using (stores)
        {
            TimeProvider time = invocation.Environment.Time;
            ClockScheduler scheduler = new(new DueTimes(stores.State, file), time, (item, at, token) => RunAsync(invocation, stores, item, at, token));
            if (invocation.Arguments.Word(0) == "run-due")
            {
                return await scheduler.RunDueAsync(items, interruption.Token);
            }

            DateTime written = File.GetLastWriteTimeUtc(file);
            await scheduler.RunAsync(
                () =>
                {
                    DateTime now = File.GetLastWriteTimeUtc(file);
                    if (now != written)
                    {
                        // One that can't be read leaves what was there at work; its findings are shown.
                        written = now;
                        items = Read(invocation, file) ?? items;
                        Say(invocation, $"{file} changed: {items!.Count} items.");
                    }

                    return items!;
                },
                interruption.Token);
            return ExitCodes.Done;
        }
    }

    private static IReadOnlyList<ScheduleItem>? Read(Invocation invocation, string file)
    {
        DiagnosticBag bag = [];
        IReadOnlyList<ScheduleItem> items = invocation.Host.ReadSchedule(file, bag);
        BlueprintCommand.Show(invocation, bag.InSourceOrder());
        return bag.HasErrors ? null : items;
    }

    private static ProjectOptions ProjectOf(Invocation invocation) => new()
    {
        StoreDirectory = invocation.Arguments.Get(BlueprintOptions.StoreDirectory),
        Store = invocation.Arguments.Get(BlueprintOptions.Store),
        EnvFile = invocation.Arguments.Get(BlueprintOptions.EnvironmentFile),
        Variables = invocation.Arguments.GetPairs(BlueprintOptions.Variable),
    };

    private static void Show(Invocation invocation, IReadOnlyList<ScheduleItem> items)
    {
        DateTimeOffset now = invocation.Environment.Time.GetUtcNow();
        foreach (ScheduleItem item in items)
        {
            invocation.Console.Out.WriteLine($"{item.Times.After(now)?.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture)}  {item.Id}");
        }
    }

    /// <summary>A line that is seen at once, also by a program that reads it.</summary>
    private static void Say(Invocation invocation, string line)
    {
        lock (invocation.Console.Out)
        {
            invocation.Console.Out.WriteLine(line);
            invocation.Console.Out.Flush();
        }
    }

    /// <summary>Runs a time of an item, or finishes what a scheduler that died began; null when another is at it.</summary>
    private static async Task<int?> RunAsync(Invocation invocation, ProjectStores stores, ScheduleItem item, DueTime due, CancellationToken cancellationToken)
    {
        // Also other processes see that the item is at work; the claim ends with this one.
        using IDisposable? claim = item.Overlap == Overlap.Skip ? stores.Runs.TryClaimRun($"schedule.{item.Id}") : null;
        string runId = DueTimes.RunIdOf(item, due.Time);
        if (claim is null && item.Overlap == Overlap.Skip)
        {
            if (due.Again)
            {
                return null;
            }

            Say(invocation, $"{runId}: not run, the one before is still at work.");
            return ExitCodes.Done;
        }

        RunStatus? before = stores.Runs.FindRun(runId)?.Status;
        return before switch
        {
            null or RunStatus.Interrupted => await RunAsync(invocation, item, runId, before is not null, cancellationToken),
            RunStatus.Running => null,
            _ => ExitCodes.Done,
        };
    }

    private static async Task<int> RunAsync(Invocation invocation, ScheduleItem item, string runId, bool resumes, CancellationToken cancellationToken)
    {
        try
        {
            Compiled compiled = invocation.Host.Compile(new CompileRequest { Path = item.Path, Project = ProjectOf(invocation), RunId = runId, AllowStaleBundle = item.AllowStaleBundle });
            BlueprintCommand.Show(invocation, compiled.Diagnostics);
            RunOptions options = new() { To = item.To, Resume = resumes, ResumeRunId = resumes ? runId : null };
            RunOutcome outcome = compiled.Failed
                ? new RunOutcome(RunStatus.Error, ExitCodes.Configuration, [])
                : await invocation.Host.RunAsync(compiled, options, new Silence(), cancellationToken);
            BlueprintCommand.Show(invocation, outcome.Diagnostics);
            Say(invocation, $"{runId}: {outcome.Status.ToString().ToLowerInvariant()}");
            return outcome.ExitCode;
        }
        catch (WeirException failure)
        {
            BlueprintCommand.Show(invocation, [failure.Diagnostic]);
            return ExitCodes.Configuration;
        }
    }

    private sealed class Silence : IEventSink
    {
        public void Publish(RunEvent runEvent)
        {
            // The history keeps the events.
        }
    }
}
