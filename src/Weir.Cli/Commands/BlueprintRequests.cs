using System.Globalization;
using Weir.Cli.CommandLine;
using Weir.Hosting;

namespace Weir.Cli.Commands;

/// <summary>Turns the options that all Blueprint commands share into what the host takes.</summary>
internal static class BlueprintRequests
{
    /// <exception cref="UsageException">A value does not read.</exception>
    public static CompileRequest Compile(Invocation invocation, string path, string? runId = null)
    {
        ParsedCommand arguments = invocation.Arguments;
        return new CompileRequest
        {
            Path = path,
            Project = Project(invocation),
            Profile = arguments.Get(BlueprintOptions.Profile),
            Context = arguments.GetPairs(BlueprintOptions.Context),
            Settings = Settings(arguments),
            ExecutionDate = Date(arguments),
            Strict = arguments.Has(BlueprintOptions.Strict),
            RunId = runId,
        };
    }

    public static ProjectOptions Project(Invocation invocation) => new()
    {
        StoreDirectory = invocation.Arguments.Get(BlueprintOptions.StoreDirectory),
        Store = invocation.Arguments.Get(BlueprintOptions.Store),
        EnvFile = invocation.Arguments.Get(BlueprintOptions.EnvironmentFile),
        Variables = invocation.Arguments.GetPairs(BlueprintOptions.Variable),
    };

    private static IReadOnlyList<string> Settings(ParsedCommand arguments)
    {
        IReadOnlyList<string> settings = arguments.All(BlueprintOptions.Setting);
        return settings.FirstOrDefault(s => s.IndexOf('=', StringComparison.Ordinal) <= 0) is { } wrong
            ? throw new UsageException($"{BlueprintOptions.Setting.Name} takes PATH=VALUE or PATH:=JSON, not '{wrong}'.")
            : settings;
    }

    private static DateOnly? Date(ParsedCommand arguments)
    {
        if (arguments.Get(BlueprintOptions.ExecutionDate) is not { } text)
        {
            return null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw new UsageException($"{BlueprintOptions.ExecutionDate.Name} takes a day such as 2024-02-29, not '{text}'.");
    }
}
