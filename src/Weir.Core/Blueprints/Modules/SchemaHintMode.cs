namespace Weir.Core.Blueprints.Modules;

/// <summary>Whether the columns of a schema hint must all be there.</summary>
public enum SchemaHintMode
{
    Strict,
    Subset,
}
