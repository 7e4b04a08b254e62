using Weir.Cli.CommandLine;
using Weir.Cli.Output;
using Weir.Cli.Render;
using Weir.Core.Contracts;
using Weir.Hosting;

namespace Weir.Cli.Commands;

/// <summary><c>weir locks</c>: who holds which lock, and freeing one by hand.</summary>
internal sealed class LocksCommand : Command
{
    private static readonly Argument What = new("TASK", "ls to list them, release to free one") { Choices = ["ls", "release"], Kind = ValueKind.Text };

    private static readonly Argument Name = new("NAME", "with release: the lock") { IsRequired = false, Kind = ValueKind.Text };

    public override CommandSpec Spec { get; } = new("locks", "list the locks that runs hold, or free one")
    {
        Description = "A lock whose holder died is free when its lease ends, and at once for another run on the same store.\nTo release a lock that is held stops the holder's work at its next renewal.",
        Arguments = [What, Name],
        Options = [.. BlueprintOptions.Stores, OutputFormat.Option],
        Examples = [new("weir locks ls", "who holds what, and until when"), new("weir locks release warehouse-load", "free one")],
    };

    public override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        await using ProjectStores? stores = invocation.Host.OpenExistingStores(BlueprintRequests.Project(invocation));
        return invocation.Arguments.Word(0) == "release"
            ? Release(invocation, stores?.Locks, invocation.Arguments.Word(1) ?? throw new UsageException("weir locks release needs the name of the lock."))
            : List(invocation, stores?.Locks.ListLocks() ?? []);
    }

    private static int Release(Invocation invocation, ILockStore? locks, string name)
    {
        if (locks?.Break(name) == true)
        {
            invocation.Console.Error.WriteLine($"released: {name}");
            return ExitCodes.Done;
        }

        invocation.Console.Error.WriteLine($"Nobody holds a lock '{name}'.");
        return ExitCodes.Usage;
    }

    private static int List(Invocation invocation, IReadOnlyList<LockRecord> locks)
    {
        if (invocation.Arguments.IsJson())
        {
            invocation.Console.Out.Write(JsonOut.Document(json => json.Array("locks", locks, l =>
            {
                json.WriteStartObject();
                json.WriteString("name", l.Name);
                json.WriteString("owner", l.Owner);
                json.WriteNumber("token", l.Token);
                json.Moment("acquired_at", l.AcquiredAt);
                json.Moment("expires_at", l.ExpiresAt);
                json.WriteBoolean("expired", l.Expired);
                json.WriteEndObject();
            })));
        }
        else if (locks.Count == 0)
        {
            invocation.Console.Error.WriteLine("No locks are held.");
        }
        else
        {
            invocation.Console.Out.Write(Text(locks, invocation.Console.OutStyle, invocation.Environment.Time.GetUtcNow()));
        }

        return ExitCodes.Done;
    }

    private static string Text(IReadOnlyList<LockRecord> locks, Style style, DateTimeOffset now)
    {
        Table table = new("lock", "held by", "since", "lease");
        foreach (LockRecord held in locks)
        {
            string lease = held.Expired ? "ended" : $"{Figures.Duration(held.ExpiresAt - now)} left";
            table.AddStyled((held.Name, style.Bold), (TextWidth.Safe(held.Owner), null), (Figures.Ago(now - held.AcquiredAt), style.Dim), (lease, held.Expired ? style.Yellow : style.Dim));
        }

        return table.Render(style);
    }
}
