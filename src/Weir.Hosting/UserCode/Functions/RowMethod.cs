using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using Weir.Core.Contracts;

namespace Weir.Hosting.UserCode.Functions;

/// <summary>Makes a body of a method that computes one row. The call is compiled once; nothing is boxed for numbers and texts.</summary>
[RequiresDynamicCode(Reflection.Why), RequiresUnreferencedCode(Reflection.Why)]
internal static class RowMethod
{
    private delegate void Step(IFunctionRows rows, IFunctionResult result, int row);

    /// <summary>The body.</summary>
    /// <param name="name">As SQL calls it.</param>
    /// <param name="method">The method.</param>
    /// <param name="target">Its object; null for a static one.</param>
    public static UserFunctionBody Body(string name, MethodInfo method, object? target)
    {
        ParameterInfo[] parameters = method.GetParameters();
        bool[] takesNull = [.. parameters.Select(Signatures.TakesNull)];
        Step step = Compile(method, target, parameters, takesNull);
        int[] required = [.. Enumerable.Range(0, parameters.Length).Where(i => !takesNull[i])];
        return (rows, result) =>
        {
            for (int row = 0; row < rows.Count; row++)
            {
                if (AnyNull(rows, required, row))
                {
                    result.SetNull(row);
                    continue;
                }

                try
                {
                    step(rows, result, row);
                }
                catch (Exception failure)
                {
                    throw new UserFunctionException(name, UserFunctionException.Show(parameters, rows, row), failure);
                }
            }
        };
    }

    private static bool AnyNull(IFunctionRows rows, int[] columns, int row)
    {
        foreach (int column in columns)
        {
            if (rows.IsNull(column, row))
            {
                return true;
            }
        }

        return false;
    }

    private static Step Compile(MethodInfo method, object? target, ParameterInfo[] parameters, bool[] takesNull)
    {
        ParameterExpression rows = Expression.Parameter(typeof(IFunctionRows));
        ParameterExpression result = Expression.Parameter(typeof(IFunctionResult));
        ParameterExpression row = Expression.Parameter(typeof(int));
        IEnumerable<Expression> arguments = parameters.Select((p, i) => (Expression)Expression.Call(Reader(p.ParameterType, takesNull[i]), rows, Expression.Constant(i), row));

        // Through a delegate the method keeps a frame of its own, so that a failure knows its line.
        Delegate called = method.CreateDelegate(Expression.GetDelegateType([.. parameters.Select(p => p.ParameterType), method.ReturnType]), target);
        Expression call = Expression.Invoke(Expression.Constant(called), arguments);
        Type? plain = Nullable.GetUnderlyingType(method.ReturnType);
        MethodInfo write = typeof(Cell).GetMethod(plain is null ? nameof(Cell.Write) : nameof(Cell.WriteNullable))!.MakeGenericMethod(plain ?? method.ReturnType);
        return Expression.Lambda<Step>(Expression.Call(write, result, row, call), rows, result, row).Compile();
    }

    private static MethodInfo Reader(Type type, bool takesNull)
    {
        Type? plain = Nullable.GetUnderlyingType(type);
        string name = plain is not null ? nameof(Cell.ReadNullable) : takesNull ? nameof(Cell.ReadReference) : nameof(Cell.Read);
        return typeof(Cell).GetMethod(name)!.MakeGenericMethod(plain ?? type);
    }
}
