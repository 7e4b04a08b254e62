using Weir.Cli.CommandLine;
using Weir.Cli.Output;
using Weir.Cli.Render;
using Weir.Stores;

namespace Weir.Cli.Commands;

/// <summary><c>weir stores</c>: what the history holds, and taking it to another place.</summary>
internal sealed class StoresCommand : Command
{
    private static readonly Argument What = new("TASK", "info to look, migrate to take everything to another store") { Choices = ["info", "migrate"], Kind = ValueKind.Text };

    private static readonly Option To = new("--to", "with migrate: the other store, an address or for SQLite a folder") { ValueName = "ADDRESS", Kind = ValueKind.Text };

    public override CommandSpec Spec { get; } = new("stores", "look into the history's store, or take it to another one")
    {
        Description = "migrate copies runs, depot and state; the old store stays as it is, and doing it again copies only what is new. Runs at work are left out, and named.",
        Arguments = [What],
        Options = [To, .. BlueprintOptions.Stores, OutputFormat.Option],
        Examples =
        [
            new("weir stores info", "where, which version, how large, how many rows"),
            new("weir stores migrate --to 'postgres://weir:...@db.example/ops?schema=weir'", "from the project's SQLite file to PostgreSQL"),
        ],
    };

    public override Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken) => Task.FromResult(
        invocation.Arguments.Word(0) == "migrate"
            ? Migrate(invocation, invocation.Arguments.Get(To) ?? throw new UsageException("weir stores migrate needs --to ADDRESS."))
            : Info(invocation));

    private static int Info(Invocation invocation)
    {
        StoreFigures? figures = invocation.Host.DescribeStore(BlueprintRequests.Project(invocation));
        if (invocation.Arguments.IsJson())
        {
            invocation.Console.Out.Write(JsonOut.Document(json =>
            {
                json.WriteString("backend", figures?.Backend);
                json.WriteString("place", figures?.Name);
                json.WriteNumber("version", figures?.SchemaVersion ?? 0);
                json.WriteNumber("bytes", figures?.Bytes ?? 0);
                json.WriteStartObject("rows");
                foreach ((string table, long rows) in figures?.Rows ?? [])
                {
                    json.WriteNumber(table, rows);
                }

                json.WriteEndObject();
            }));
        }
        else if (figures is null)
        {
            invocation.Console.Error.WriteLine("There is no history yet.");
        }
        else
        {
            invocation.Console.Out.Write(Text(figures, invocation.Console.OutStyle));
        }

        return ExitCodes.Done;
    }

    private static string Text(StoreFigures figures, Style style)
    {
        Table table = new("table", "rows");
        foreach ((string name, long rows) in figures.Rows)
        {
            table.Add(name, Figures.Count(rows));
        }

        return $"{style.Bold(TextWidth.Safe(figures.Name))}\n{figures.Backend}, version {figures.SchemaVersion}, {Figures.Bytes(figures.Bytes)}\n\n{table.Render(style)}";
    }

    private static int Migrate(Invocation invocation, string target)
    {
        if (invocation.Host.MigrateStore(BlueprintRequests.Project(invocation), target) is not { } count)
        {
            invocation.Console.Error.WriteLine("There is no history yet, so there is nothing to take over.");
            return ExitCodes.Done;
        }

        foreach (string runId in count.AtWork)
        {
            invocation.Console.Error.WriteLine($"left out, since it is at work: {runId}");
        }

        invocation.Console.Error.WriteLine($"copied: {Figures.Plural(count.Runs, "run")}, {Figures.Plural(count.DepotValues, "depot value")}, {Figures.Plural(count.StateValues, "state value")}");
        return count.AtWork.Count == 0 ? ExitCodes.Done : ExitCodes.RunTime;
    }
}
