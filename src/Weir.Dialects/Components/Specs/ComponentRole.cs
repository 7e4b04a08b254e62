namespace Weir.Dialects.Components.Specs;

/// <summary>What a component does with rows.</summary>
public enum ComponentRole
{
    Source,
    Transformation,
    Sink,
}
