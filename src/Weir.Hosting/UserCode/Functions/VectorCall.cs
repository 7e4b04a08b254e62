using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Weir.Core.Contracts;

namespace Weir.Hosting.UserCode.Functions;

/// <summary>One call of a method over spans: the engine's own memory where no argument is NULL, else copies of the complete rows.</summary>
[RequiresDynamicCode(Reflection.Why), RequiresUnreferencedCode(Reflection.Why)]
internal sealed class VectorCall
{
    private readonly IFunctionRows rows;
    private readonly IFunctionResult result;
    private readonly int[]? complete;
    private Array? results;

    public VectorCall(IFunctionRows rows, IFunctionResult result)
    {
        this.rows = rows;
        this.result = result;
        bool anyNull = false;
        for (int column = 0; column < rows.Columns; column++)
        {
            anyNull |= rows.HasNulls(column);
        }

        complete = anyNull ? [.. Enumerable.Range(0, rows.Count).Where(IsComplete)] : null;
        Length = complete?.Length ?? rows.Count;
    }

    /// <summary>Rows that the method sees.</summary>
    public int Length { get; }

    /// <summary>The values of an argument.</summary>
    public ReadOnlySpan<T> Argument<T>(int column)
    {
        if (complete is null && CellTypes.IsDirect(typeof(T)))
        {
            return InPlace<T>(column);
        }

        T[] copy = new T[Length];
        for (int i = 0; i < copy.Length; i++)
        {
            copy[i] = Cell.Read<T>(rows, column, complete?[i] ?? i);
        }

        return copy;
    }

    /// <summary>Where the method writes its results; nothing is in it yet.</summary>
    public Span<T> Result<T>()
    {
        if (complete is null && CellTypes.IsDirect(typeof(T)))
        {
            Span<T> place = ResultInPlace<T>();
            place.Clear();
            return place;
        }

        T[] own = new T[Length];
        results = own;
        return own;
    }

    /// <summary>Hands the results over.</summary>
    public void Finish<T>()
    {
        if (complete is null && CellTypes.IsDirect(typeof(T)))
        {
            return;
        }

        T[] own = (T[]?)results ?? [];
        int next = 0;
        for (int row = 0; row < rows.Count; row++)
        {
            if (complete is null || (next < complete.Length && complete[next] == row))
            {
                Cell.Write(result, row, own[next++]);
            }
            else
            {
                result.SetNull(row);
            }
        }
    }

    private bool IsComplete(int row)
    {
        for (int column = 0; column < rows.Columns; column++)
        {
            if (rows.IsNull(column, row))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The engine's memory seen as the type that it has.</summary>
    private ReadOnlySpan<T> InPlace<T>(int column)
    {
        int size = Unsafe.SizeOf<T>();
        ReadOnlySpan<byte> first = size switch
        {
            1 => rows.Values<byte>(column),
            2 => MemoryMarshal.AsBytes(rows.Values<ushort>(column)),
            4 => MemoryMarshal.AsBytes(rows.Values<uint>(column)),
            8 => MemoryMarshal.AsBytes(rows.Values<ulong>(column)),
            _ => MemoryMarshal.AsBytes(rows.Values<Int128>(column)),
        };
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetReference(first)), rows.Count);
    }

    private Span<T> ResultInPlace<T>()
    {
        Span<byte> first = Unsafe.SizeOf<T>() switch
        {
            1 => result.Values<byte>(),
            2 => MemoryMarshal.AsBytes(result.Values<ushort>()),
            4 => MemoryMarshal.AsBytes(result.Values<uint>()),
            8 => MemoryMarshal.AsBytes(result.Values<ulong>()),
            _ => MemoryMarshal.AsBytes(result.Values<Int128>()),
        };
        return MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetReference(first)), rows.Count);
    }
}
