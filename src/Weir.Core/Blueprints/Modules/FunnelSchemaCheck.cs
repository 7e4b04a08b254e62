namespace Weir.Core.Blueprints.Modules;

/// <summary>Whether a Funnel's inputs may lack columns.</summary>
public enum FunnelSchemaCheck
{
    Strict,
    Permissive,
}
