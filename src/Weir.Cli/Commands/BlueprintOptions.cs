using Weir.Cli.CommandLine;

namespace Weir.Cli.Commands;

/// <summary>The options of every command that compiles a Blueprint.</summary>
internal static class BlueprintOptions
{
    public static Argument Blueprint { get; } = new("BLUEPRINT", "the Blueprint's file");

    public static Option Profile { get; } = new("--profile", "take the values of this context profile") { Letter = 'p', ValueName = "NAME" };

    public static Option Context { get; } = new("--ctx", "set a context value") { ValueName = "KEY=VALUE", IsRepeatable = true };

    public static Option Setting { get; } = new("--set", "overlay a value of the Blueprint; PATH:=JSON for other than text")
    {
        Letter = 's', ValueName = "PATH=VALUE", IsRepeatable = true,
    };

    public static Option Variable { get; } = new("--env", "set an environment variable for the Blueprint") { Letter = 'e', ValueName = "NAME=VALUE", IsRepeatable = true };

    public static Option EnvironmentFile { get; } = new("--env-file", "read environment variables from a file") { ValueName = "FILE", Kind = ValueKind.File };

    public static Option ExecutionDate { get; } = new("--execution-date", "the day that @aq.date.* takes as today") { ValueName = "YYYY-MM-DD" };

    public static Option Strict { get; } = new("--strict", "count warnings as errors");

    public static Option StoreDirectory { get; } = new("--store-dir", "the folder of the history and the depot, instead of the project's") { ValueName = "FOLDER", Kind = ValueKind.Folder };

    public static Option Store { get; } = new("--store", "the address of the history instead of the project's: postgres://user:password@host/database?schema=weir") { ValueName = "ADDRESS", Kind = ValueKind.Text };

    /// <summary>Where the stores are.</summary>
    public static IReadOnlyList<Option> Stores { get; } = [StoreDirectory, Store];

    /// <summary>All but the Blueprint itself.</summary>
    public static IReadOnlyList<Option> All { get; } = [Profile, Context, Setting, Variable, EnvironmentFile, ExecutionDate, Strict, .. Stores];
}
