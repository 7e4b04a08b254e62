using Weir.Cli.CommandLine;

namespace Weir.Cli.Commands;

/// <summary>All commands. Only the one that is called is built.</summary>
internal static class CommandCatalogue
{
    /// <summary>In the order of the help page.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["init", "validate", "lint", "compile", "graph", "test", "run", "retry", "cancel", "scheduler", "runs", "logs", "report", "prune", "locks", "stores", "audit", "lineage", "drift", "signal", "schema", "doctor", "completion"];

    public static IEnumerable<CommandSpec> Specs => Names.Select(name => Find(name)!.Spec);

    /// <summary>The command of a name, or null.</summary>
    public static Command? Find(string name) => name switch
    {
        "validate" => new ValidateCommand(),
        "compile" => new CompileCommand(),
        "test" => new TestCommand(),
        "lint" => new LintCommand(),
        "drift" => new DriftCommand(),
        "signal" => new SignalCommand(),
        "run" => new RunCommand(),
        "retry" => new RetryCommand(),
        "scheduler" => new SchedulerCommand(),
        "cancel" => new CancelCommand(),
        "logs" => new LogsCommand(),
        "prune" => new PruneCommand(),
        "locks" => new LocksCommand(),
        "stores" => new StoresCommand(),
        "audit" => new AuditCommand(),
        "runs" => new RunsCommand(),
        "report" => new ReportCommand(),
        "lineage" => new LineageCommand(),
        "graph" => new GraphCommand(),
        "schema" => new SchemaCommand(),
        "init" => new InitCommand(),
        "doctor" => new DoctorCommand(),
        "completion" => new CompletionCommand(),
        "dev" => new DevCommand(),
        _ => null,
    };
}
