namespace Weir.Cli.Doctor;

/// <summary>What a check found: all is well, something to know, something to repair, or it could not be made.</summary>
internal enum CheckStatus
{
    Ok,
    Warn,
    Fail,
    Skip,
}
