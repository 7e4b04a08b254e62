namespace Weir.Core.Data;

/// <summary>A column, or a member of a struct.</summary>
/// <param name="Name">Its name, case kept.</param>
/// <param name="Type">Its type.</param>
/// <param name="Nullable">False only where the engine knows that no value is missing.</param>
public sealed record SchemaField(string Name, DataType Type, bool Nullable = true);
