namespace Weir.Cli.Stories;

/// <summary>How a module stands while a run is watched.</summary>
internal enum ModuleState
{
    Waiting,
    Running,
    Success,
    Error,
    Skipped,
}
