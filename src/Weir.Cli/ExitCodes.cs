namespace Weir.Cli;

/// <summary>What the process's exit code says. 0 means that everything asked for was done.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    public const int Configuration = 1;

    public const int RunTime = 2;

    public const int PatchPending = 3;

    public const int PatchRefused = 4;

    public const int Usage = 5;

    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Done, "everything asked for was done"),
        (Configuration, "a Blueprint or the configuration is wrong; nothing was written"),
        (RunTime, "the data or the run failed; targets are as they were"),
        (PatchPending, "a patch awaits review"),
        (PatchRefused, "a gate refused a patch"),
        (Usage, "the command line is wrong"),
    ];
}
