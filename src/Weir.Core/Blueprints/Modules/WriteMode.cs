namespace Weir.Core.Blueprints.Modules;

/// <summary>What a write does with what is there already.</summary>
public enum WriteMode
{
    Error,
    Overwrite,
    Append,
    Ignore,
    Merge,
    OverwritePartitions,
}
