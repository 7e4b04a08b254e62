namespace Weir.Core.Contracts;

/// <summary>The arguments of a function of the user's for some rows, as columns. Good for the length of the call.</summary>
public interface IFunctionRows
{
    /// <summary>Rows.</summary>
    int Count { get; }

    /// <summary>Columns: one per parameter.</summary>
    int Columns { get; }

    /// <summary>Whether a column has a NULL in any of the rows; false lets a loop leave <see cref="IsNull"/> out.</summary>
    bool HasNulls(int column);

    bool IsNull(int column, int row);

    /// <summary>The values of a column of fixed width, in the engine's memory; those of NULL rows are undefined.</summary>
    /// <typeparam name="T">bool, an integer, float or double as the column's type says; int (days) for a date, long (microseconds) for a time or timestamp.</typeparam>
    /// <exception cref="InvalidOperationException">The column's values have another size.</exception>
    ReadOnlySpan<T> Values<T>(int column)
        where T : unmanaged;

    /// <summary>The UTF-8 of a string or the bytes of a binary; empty for NULL.</summary>
    ReadOnlySpan<byte> Bytes(int column, int row);

    /// <summary>A value as an object, null for NULL: decimal, DateOnly, TimeOnly, DateTime, DateTimeOffset, Guid, string, byte[]; an object array for an array.</summary>
    object? Value(int column, int row);
}
