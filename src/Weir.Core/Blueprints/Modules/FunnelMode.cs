namespace Weir.Core.Blueprints.Modules;

/// <summary>How a Funnel merges.</summary>
public enum FunnelMode
{
    UnionAll,
    Union,
    Coalesce,
    Zip,
}
