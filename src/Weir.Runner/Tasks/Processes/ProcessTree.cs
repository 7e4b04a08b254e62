using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Weir.Runner.Tasks.Processes;

/// <summary>A program and all that it started: by their parents, and by a mark in their environment, which also those bear that their parents left behind.</summary>
internal sealed class ProcessTree(Process root, string mark, TimeProvider time)
{
    public const string MarkVariable = "WEIR_PROCESS_MARK";

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks all to end, and kills those that are there after a while.</summary>
    public async Task EndAsync(TimeSpan grace)
    {
        long began = time.GetTimestamp();
        Signal(Signals.Terminate);
        while (Living().Count > 0 && time.GetElapsedTime(began) < grace)
        {
            await Task.Delay(Poll, time, CancellationToken.None).ConfigureAwait(false);
        }

        // One that starts another while it is being killed is found in the next round.
        for (int round = 0; round < 100 && Living().Count > 0; round++)
        {
            Signal(Signals.Kill);
            await Task.Delay(Poll, time, CancellationToken.None).ConfigureAwait(false);
        }

        await root.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private void Signal(int signal)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
        {
            root.Kill(entireProcessTree: true);
            return;
        }

        foreach (int id in Living())
        {
            Signals.Send(id, signal);
        }
    }

    /// <summary>The processes that are still at work.</summary>
    private HashSet<int> Living()
    {
        HashSet<int> found = [];
        if (!OperatingSystem.IsLinux())
        {
            if (!root.HasExited)
            {
                found.Add(root.Id);
            }

            return found;
        }

        List<(int Id, int Parent)> all = [];
        byte[] sought = Encoding.ASCII.GetBytes($"{MarkVariable}={mark}");
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out int id) && ReadParent(folder) is { } parent)
            {
                all.Add((id, parent));
                if (id == root.Id || Bears(folder, sought))
                {
                    found.Add(id);
                }
            }
        }

        for (int before = -1; before != found.Count;)
        {
            before = found.Count;
            found.UnionWith(all.Where(p => found.Contains(p.Parent)).Select(p => p.Id));
        }

        return found;
    }

    /// <summary>The parent of a process; null when it is gone or only waits to be buried.</summary>
    private static int? ReadParent(string folder)
    {
        try
        {
            // pid (name) state parent ...; the name may hold anything, brackets too.
            string stat = File.ReadAllText(Path.Combine(folder, "stat"));
            string[] rest = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return rest[0] is "Z" or "X" ? null : int.Parse(rest[1], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool Bears(string folder, byte[] sought)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, "environ")).AsSpan().IndexOf(sought) >= 0;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
