using Weir.Core.Data;

namespace Weir.Core.Components;

/// <summary>A <see cref="DataFlow"/> with a contract: override what applies.</summary>
public abstract class SchemaAwareDataFlow : DataFlow, ISchemaContract
{
    /// <summary>What it needs of an input, by the input's name; null for no demand.</summary>
    public virtual Schema? InputSchema(string input) => null;

    /// <summary>What it promises to give; null for no promise.</summary>
    public virtual Schema? OutputSchema => null;
}
