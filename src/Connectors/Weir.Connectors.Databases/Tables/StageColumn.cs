using Weir.Core.Data;

namespace Weir.Connectors.Databases.Tables;

/// <summary>A column of a staging table.</summary>
/// <param name="Name">Its name, as the target spells it.</param>
/// <param name="Type">What the batches have.</param>
/// <param name="NativeType">What the staging table has, which takes the values as they are.</param>
internal sealed record StageColumn(string Name, DataType Type, string NativeType)
{
    internal bool IsNotNull { get; init; }

    /// <summary>The target's type where it is another one, to which the value is cast when it is published; null where they agree.</summary>
    internal string? CastTo { get; init; }
}
