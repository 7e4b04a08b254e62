using Weir.Cli.CommandLine;
using Weir.Hosting;
using Weir.Runner.Run;

namespace Weir.Cli.Commands;

/// <summary><c>weir signal</c>: opens or closes a Regulator's gate by hand.</summary>
internal sealed class SignalCommand : Command
{
    private static readonly Argument Id = new("ID", "the Regulator, or the Probe on its signal edge") { Kind = ValueKind.Text };

    private static readonly Option Blueprint = new("--blueprint", "the Blueprint's id") { ValueName = "ID" };

    private static readonly Option Value = new("--value", "true opens the gate, false closes it") { ValueName = "VALUE", Choices = ["true", "false"] };

    private static readonly Option Error = new("--error", "why, for the history; with a reason alone the gate is closed") { ValueName = "TEXT" };

    private static readonly Option Clear = new("--clear", "take the word back: the Probe decides again");

    public override CommandSpec Spec { get; } = new("signal", "open or close a gate by hand")
    {
        Description = "The word holds for every run of the Blueprint, running ones that wait at the gate included, until it is taken back with --clear.",
        Arguments = [Id],
        Options = [Blueprint, Value, Error, Clear, .. BlueprintOptions.Stores],
        Examples =
        [
            new("weir signal gate --blueprint orders --value true", "open it"),
            new("weir signal gate --blueprint orders --error \"stock-taking\"", "close it, and say why"),
            new("weir signal gate --blueprint orders --clear", "let the Probe decide again"),
        ],
    };

    public override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        ParsedCommand arguments = invocation.Arguments;
        string id = arguments.Word(0)!;
        string blueprint = arguments.Get(Blueprint) ?? throw new UsageException("weir signal needs the Blueprint's id.", "Give --blueprint ID.");
        string? reason = arguments.Get(Error);
        if (!arguments.Has(Clear) && arguments.Get(Value) is null && reason is null)
        {
            throw new UsageException("weir signal needs --value true, --value false, --error TEXT or --clear.");
        }

        await using ProjectStores stores = invocation.Host.OpenStores(BlueprintRequests.Project(invocation));
        if (arguments.Has(Clear))
        {
            bool had = SignalOverrides.Clear(stores.State, blueprint, id);
            invocation.Console.Error.WriteLine(had ? $"'{id}' of '{blueprint}' decides for itself again." : $"Nothing was said of '{id}' of '{blueprint}'.");
            return ExitCodes.Done;
        }

        bool open = arguments.Get(Value) == "true";
        SignalOverrides.Set(stores.State, blueprint, id, open, reason ?? "");
        invocation.Console.Error.WriteLine($"'{id}' of '{blueprint}' is {(open ? "open" : "closed")} until 'weir signal {id} --blueprint {blueprint} --clear'.");
        return ExitCodes.Done;
    }
}
