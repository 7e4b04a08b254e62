using Weir.Core.Data;

namespace Weir.Core.Contracts;

/// <summary>
/// A function for SQL that computes many rows at a time and gives NULLs a meaning of its own. For most functions a public static method is enough:
/// see the guide on code of your own.
/// </summary>
public interface IVectorFunction
{
    /// <summary>Names and types of the parameters, in order.</summary>
    IReadOnlyList<SchemaField> Parameters { get; }

    DataType Result { get; }

    /// <summary>Writes one result per row. Several threads may call it at once.</summary>
    void Compute(IFunctionRows rows, IFunctionResult result);
}
