namespace Weir.Core.Manifests;

/// <summary>How the delay between attempts grows.</summary>
public enum BackoffStrategy
{
    Fixed,
    Linear,
    Exponential,
}
