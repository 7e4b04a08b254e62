using Weir.Core.Data;

namespace Weir.Core.Components;

/// <summary>A component that says which columns it takes and gives. Both are checked before the run: against its neighbours' words, and against what the engine knows of the relations.</summary>
public interface ISchemaContract
{
    /// <summary>What it needs of an input, by the input's name; null for no demand.</summary>
    Schema? InputSchema(string input) => null;

    /// <summary>What it promises to give; null for no promise.</summary>
    Schema? OutputSchema => null;
}
