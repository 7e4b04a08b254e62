using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using Weir.Core.Contracts;

namespace Weir.Hosting.UserCode.Functions;

/// <summary>Makes a body of a method over spans. It gets only the rows in which no argument is NULL; the results of the others are NULL.</summary>
[RequiresDynamicCode(Reflection.Why), RequiresUnreferencedCode(Reflection.Why)]
internal static class VectorMethod
{
    private delegate void Invoke(VectorCall call);

    public static UserFunctionBody Body(string name, MethodInfo method, object? target)
    {
        ParameterExpression call = Expression.Parameter(typeof(VectorCall));
        (Type[] arguments, Type resultType) = Signatures.TypesOf(method);
        IEnumerable<Expression> spans = arguments.Select((type, i) => (Expression)Expression.Call(call, Generic(nameof(VectorCall.Argument), type), Expression.Constant(i)));
        Expression invoked = Expression.Call(
            target is null ? null : Expression.Constant(target), method, [.. spans, Expression.Call(call, Generic(nameof(VectorCall.Result), resultType))]);
        Invoke invoke = Expression.Lambda<Invoke>(invoked, call).Compile();
        Action<VectorCall> finish = Generic(nameof(VectorCall.Finish), resultType).CreateDelegate<Action<VectorCall>>();
        return (rows, result) =>
        {
            VectorCall vectors = new(rows, result);
            try
            {
                if (vectors.Length > 0)
                {
                    invoke(vectors);
                }
            }
            catch (Exception failure)
            {
                throw new UserFunctionException(name, null, failure);
            }

            finish(vectors);
        };
    }

    private static MethodInfo Generic(string name, Type type) => typeof(VectorCall).GetMethod(name)!.MakeGenericMethod(type);
}
