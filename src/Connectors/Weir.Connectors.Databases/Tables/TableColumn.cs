using Weir.Core.Data;

namespace Weir.Connectors.Databases.Tables;

/// <summary>A column of a table that is there.</summary>
/// <param name="Name">Its name.</param>
/// <param name="NativeType">Its type as the database spells it.</param>
/// <param name="Type">The shared type that carries its values exactly; null when there is none.</param>
internal sealed record TableColumn(string Name, string NativeType, DataType? Type)
{
    /// <summary>Whether a row must give it a value: it is NOT NULL and has no default.</summary>
    internal bool IsDemanded { get; init; }

    internal bool IsNotNull { get; init; }

    /// <summary>Whether the database computes it.</summary>
    internal bool IsGenerated { get; init; }
}
