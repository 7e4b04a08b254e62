using System.Diagnostics;
using System.Globalization;
using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Conformance.Stores;

/// <summary>Another process that uses the store under test, to be outlived or killed. It is the test program itself, told so by its arguments.</summary>
public static class StoreProcess
{
    private const string Hold = "--store-hold";
    private const string Append = "--store-append";
    private const string Contend = "--store-contend";
    private const string Complete = "--store-complete";
    private const string Endless = "-1";

    /// <summary>Plays a part when the arguments say so; returns the exit code, or null to run the tests.</summary>
    /// <param name="arguments">Those of the program.</param>
    /// <param name="open">Opens the store of a folder.</param>
    public static int? TryRun(string[] arguments, Func<string, IRunStore> open) => arguments switch
    {
        [Hold, string place, string runId] => HoldUntilKilled(open(place), runId),
        [Append, string place, string runId, string batches, string size] => AppendBatches(open(place), runId, Number(batches), Number(size)),
        [Contend, string place, string runId, string times] => ClaimManyTimes(open(place), place, runId, Number(times)),
        [Complete, string place, string runs] => CompleteRuns(open(place), Number(runs)),
        _ => null,
    };

    /// <summary>A process that has begun a run, and holds it until it is killed.</summary>
    internal static Process StartHolding(string place, string runId)
    {
        Process process = Start(Hold, place, runId);
        process.StandardOutput.ReadLine().ShouldBe("held");
        return process;
    }

    /// <summary>A process that begins a run and appends batches of notices to it, and prints the number of each when it is stored.</summary>
    internal static Process StartAppending(string place, string runId, int? batches, int size) =>
        Start(Append, place, runId, batches?.ToString(CultureInfo.InvariantCulture) ?? Endless, size.ToString(CultureInfo.InvariantCulture));

    /// <summary>A process that claims a run many times, and prints how often somebody else had it too.</summary>
    internal static Process StartContending(string place, string runId, int times) => Start(Contend, place, runId, times.ToString(CultureInfo.InvariantCulture));

    /// <summary>A process that claims, begins, ends and frees one run after the other.</summary>
    internal static Process StartCompleting(string place, int runs) => Start(Complete, place, runs.ToString(CultureInfo.InvariantCulture));

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static int HoldUntilKilled(IRunStore store, string runId)
    {
        using IDisposable? claim = store.TryClaimRun(runId);
        store.Append([new Happened(runId).Started()]);
        Console.WriteLine(claim is null ? "refused" : "held");
        Thread.CurrentThread.Join();
        return 0;
    }

    private static int AppendBatches(IRunStore store, string runId, int batches, int size)
    {
        Happened run = new(runId);
        store.Append([run.Started()]);
        for (int batch = 0; batch != batches; batch++)
        {
            store.Append([.. Enumerable.Range(0, size).Select(i => run.Notice(string.Create(CultureInfo.InvariantCulture, $"{batch}/{i}")))]);
            Console.WriteLine(batch);
        }

        return 0;
    }

    private static int ClaimManyTimes(IRunStore store, string place, string runId, int times)
    {
        int met = 0;
        for (int taken = 0; taken < times;)
        {
            using IDisposable? claim = store.TryClaimRun(runId);
            if (claim is null)
            {
                Thread.Yield();
                continue;
            }

            taken++;
            Directory.CreateDirectory(place);
            string inside = Path.Combine(place, "inside");
            try
            {
                using FileStream alone = new(inside, FileMode.CreateNew);
                File.Delete(inside);
            }
            catch (IOException)
            {
                met++;
            }
        }

        Console.WriteLine(met);
        return 0;
    }

    private static int CompleteRuns(IRunStore store, int runs)
    {
        for (int i = 0; i < runs; i++)
        {
            string runId = string.Create(CultureInfo.InvariantCulture, $"run{i}");
            Happened run = new(runId) { At = i };
            using IDisposable? claim = store.TryClaimRun(runId);
            store.Append([run.Started()]);
            store.Append([run.Finished()]);
        }

        return 0;
    }
}
