using System.Diagnostics;
using System.Globalization;
using Weir.Core.Contracts;

namespace Weir.Connectors.Files.Tests.Support;

/// <summary>A process that takes a lease: once, to hold it until it is killed, or many times, to see that nobody else has it meanwhile.</summary>
internal static class ContendingProcess
{
    private const string Hold = "--hold";
    private const string Contend = "--contend";

    /// <summary>Plays a part when the arguments say so; returns the exit code, or null to run the tests.</summary>
    public static int? TryRun(string[] arguments) => arguments switch
    {
        [Hold, string target, string runId] => HoldUntilKilled(target, runId),
        [Contend, string target, string runId, string times] => TakeManyTimes(target, runId, int.Parse(times, CultureInfo.InvariantCulture)),
        _ => null,
    };

    public static Process StartHolding(string target, string runId)
    {
        Process process = Start(Hold, target, runId);
        process.StandardOutput.ReadLine().ShouldBe("held");
        return process;
    }

    public static Process StartContending(string target, string runId, int times) => Start(Contend, target, runId, times.ToString(CultureInfo.InvariantCulture));

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true })!;

    private static int HoldUntilKilled(string target, string runId)
    {
        using ITargetLease? lease = new LocalTargetStore().TryLease(target, runId);
        Console.WriteLine(lease is null ? "refused" : "held");
        Thread.CurrentThread.Join();
        return 0;
    }

    /// <summary>Prints how often somebody else was in the place that a lease is to keep free.</summary>
    private static int TakeManyTimes(string target, string runId, int times)
    {
        LocalTargetStore store = new();
        int met = 0;
        for (int taken = 0; taken < times;)
        {
            using ITargetLease? lease = store.TryLease(target, runId);
            if (lease is null)
            {
                Thread.Yield();
                continue;
            }

            taken++;
            string inside = target + ".inside";
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
}
