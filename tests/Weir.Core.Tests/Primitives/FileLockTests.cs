using System.Diagnostics;
using Weir.Core.Primitives;

namespace Weir.Core.Tests.Primitives;

public sealed class FileLockTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("weir-lock-").FullName;

    private string LockPath => Path.Combine(folder, "target.lock");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_lock_is_refused_while_it_is_held_and_free_afterwards()
    {
        using (FileLock first = FileLock.TryTake(LockPath, "run r1").ShouldNotBeNull())
        {
            FileLock.TryTake(LockPath, "run r2").ShouldBeNull();
            FileLock.IsHeld(LockPath).ShouldBeTrue();
            FileLock.ReadOwner(LockPath).ShouldBe("run r1");
        }

        File.Exists(LockPath).ShouldBeFalse();
        FileLock.IsHeld(LockPath).ShouldBeFalse();
        using FileLock? second = FileLock.TryTake(LockPath, "run r2");
        FileLock.ReadOwner(LockPath).ShouldBe("run r2");
    }

    [Fact]
    public void A_file_that_a_dead_process_left_is_free()
    {
        File.WriteAllText(LockPath, "0123 run r0, process 1");

        FileLock.IsHeld(LockPath).ShouldBeFalse();
        using FileLock? taken = FileLock.TryTake(LockPath, "run r1");

        FileLock.ReadOwner(LockPath).ShouldBe("run r1");
    }

    [Fact]
    public void The_lock_of_a_killed_process_is_free()
    {
        File.WriteAllText(LockPath, "");
        using Process holder = Process.Start(new ProcessStartInfo("flock", [LockPath, "sh", "-c", "echo held; exec sleep 600"]) { RedirectStandardOutput = true })!;
        holder.StandardOutput.ReadLine().ShouldBe("held");
        FileLock.TryTake(LockPath, "run r1").ShouldBeNull();
        FileLock.IsHeld(LockPath).ShouldBeTrue();

        holder.Kill(entireProcessTree: true);
        holder.WaitForExit();
        // The child of flock has the descriptor too; its end of the pipe says when it is gone.
        holder.StandardOutput.ReadToEnd().ShouldBe("");

        FileLock.IsHeld(LockPath).ShouldBeFalse();
        FileLock.TryTake(LockPath, "run r1").ShouldNotBeNull().Dispose();
    }

    [Fact]
    public void Releasing_after_the_folder_has_gone_does_no_harm()
    {
        FileLock held = FileLock.TryTake(LockPath, "run r1").ShouldNotBeNull();
        Directory.Delete(folder, recursive: true);

        held.Dispose();

        Directory.CreateDirectory(folder);
        File.Exists(LockPath).ShouldBeFalse();
    }

    [Fact]
    public void A_missing_folder_is_an_error_rather_than_a_refusal() =>
        Should.Throw<DirectoryNotFoundException>(() => FileLock.TryTake(Path.Combine(folder, "none", "x.lock"), "run r1"));

    [Fact]
    public void Of_many_threads_never_two_hold_the_lock_though_its_file_is_removed_each_time()
    {
        int holders = 0;
        int most = 0;
        int[] taken = new int[4];
        Thread[] threads = [.. Enumerable.Range(0, taken.Length).Select(n => new Thread(() =>
        {
            while (taken[n] < 200)
            {
                using FileLock? held = FileLock.TryTake(LockPath, $"thread {n}");
                if (held is not null)
                {
                    InterlockedMaximum(ref most, Interlocked.Increment(ref holders));
                    taken[n]++;
                    Interlocked.Decrement(ref holders);
                }
            }
        }))];

        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());

        most.ShouldBe(1);
        taken.ShouldAllBe(count => count == 200);
    }

    [Fact]
    public void Asking_who_holds_a_lock_does_not_keep_another_from_taking_it()
    {
        using CancellationTokenSource stop = new();
        Thread asking = new(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                FileLock.IsHeld(LockPath);
            }
        });
        asking.Start();
        int refused = 0;
        for (int n = 0; n < 500; n++)
        {
            using FileLock? held = FileLock.TryTake(LockPath, "run r1");
            refused += held is null ? 1 : 0;
        }

        stop.Cancel();
        asking.Join();
        refused.ShouldBe(0);
    }

    private static void InterlockedMaximum(ref int place, int value)
    {
        int seen = Volatile.Read(ref place);
        while (value > seen && Interlocked.CompareExchange(ref place, value, seen) is int now && now != seen)
        {
            seen = now;
        }
    }
}
