using System.Diagnostics.CodeAnalysis;
using System.Text;
using Weir.Core.Contracts;

namespace Weir.Hosting.UserCode.Functions;

/// <summary>Reads and writes single values of a C# type, without boxing where they lie in memory as they are.</summary>
[RequiresDynamicCode(Reflection.Why), RequiresUnreferencedCode(Reflection.Why)]
internal static class Cell
{
    /// <summary>A value that is not NULL.</summary>
    public static T Read<T>(IFunctionRows rows, int column, int row) => Typed<T>.Reader(rows, column, row);

    /// <summary>A value, or null.</summary>
    public static T? ReadNullable<T>(IFunctionRows rows, int column, int row)
        where T : struct => rows.IsNull(column, row) ? null : Typed<T>.Reader(rows, column, row);

    /// <summary>A value of a class, or null.</summary>
    public static T? ReadReference<T>(IFunctionRows rows, int column, int row)
        where T : class => rows.IsNull(column, row) ? null : Typed<T>.Reader(rows, column, row);

    public static void Write<T>(IFunctionResult result, int row, T value)
    {
        if (value is null)
        {
            result.SetNull(row);
        }
        else
        {
            Typed<T>.Writer(result, row, value);
        }
    }

    public static void WriteNullable<T>(IFunctionResult result, int row, T? value)
        where T : struct
    {
        if (value is { } known)
        {
            Typed<T>.Writer(result, row, known);
        }
        else
        {
            result.SetNull(row);
        }
    }

    private static T Direct<T>(IFunctionRows rows, int column, int row)
        where T : unmanaged => rows.Values<T>(column)[row];

    private static void Direct<T>(IFunctionResult result, int row, T value)
        where T : unmanaged => result.Values<T>()[row] = value;

    [RequiresDynamicCode(Reflection.Why), RequiresUnreferencedCode(Reflection.Why)]
    private static class Typed<T>
    {
        public static readonly Func<IFunctionRows, int, int, T> Reader = MakeReader();

        public static readonly Action<IFunctionResult, int, T> Writer = MakeWriter();

        private static Func<IFunctionRows, int, int, T> MakeReader()
        {
            if (typeof(T) == typeof(string))
            {
                return (Func<IFunctionRows, int, int, T>)(object)(Func<IFunctionRows, int, int, string>)((rows, column, row) => Encoding.UTF8.GetString(rows.Bytes(column, row)));
            }

            return CellTypes.IsDirect(typeof(T))
                ? Delegate<Func<IFunctionRows, int, int, T>>([typeof(IFunctionRows), typeof(int), typeof(int)])
                : static (rows, column, row) => (T)CellArrays.Convert(rows.Value(column, row)!, typeof(T));
        }

        private static Action<IFunctionResult, int, T> MakeWriter()
        {
            if (typeof(T) == typeof(string))
            {
                return (Action<IFunctionResult, int, T>)(object)(Action<IFunctionResult, int, string>)((result, row, value) => result.SetText(row, value));
            }

            return CellTypes.IsDirect(typeof(T))
                ? Delegate<Action<IFunctionResult, int, T>>([typeof(IFunctionResult), typeof(int), null])
                : static (result, row, value) => result.SetValue(row, CellArrays.Objects(value!));
        }

        private static TDelegate Delegate<TDelegate>(Type?[] parameters)
            where TDelegate : System.Delegate =>
            typeof(Cell).GetMethods(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)
                .Single(m => m.Name == nameof(Direct) && m.GetParameters()[0].ParameterType == parameters[0])
                .MakeGenericMethod(typeof(T)).CreateDelegate<TDelegate>();
    }
}
