namespace Weir.Cli.CommandLine;

/// <summary>What a value stands for; shell completion offers what fits.</summary>
internal enum ValueKind
{
    Text,
    File,
    Folder,
}
