namespace Weir.Core.Contracts;

/// <summary>Takes the results of a function of the user's, one per row. Every row has to be written. Good for the length of the call.</summary>
public interface IFunctionResult
{
    /// <summary>The rows of a result of fixed width, to be written in the engine's memory; as for <see cref="IFunctionRows.Values{T}"/>.</summary>
    /// <exception cref="InvalidOperationException">The result's values have another size.</exception>
    Span<T> Values<T>()
        where T : unmanaged;

    void SetNull(int row);

    /// <summary>Writes a string.</summary>
    void SetText(int row, ReadOnlySpan<char> text);

    /// <summary>Writes the UTF-8 of a string, or a binary.</summary>
    void SetBytes(int row, ReadOnlySpan<byte> bytes);

    /// <summary>Writes an object, null for NULL; as for <see cref="IFunctionRows.Value"/>.</summary>
    /// <exception cref="InvalidCastException">The object is none of the type's values.</exception>
    /// <exception cref="OverflowException">It is out of the type's range.</exception>
    void SetValue(int row, object? value);
}
