using System.Reflection;

namespace Weir.Hosting.UserCode.Functions;

/// <summary>What a method's signature says.</summary>
internal static class Signatures
{
    /// <summary>Whether a parameter has a place for NULL: <c>int?</c>, <c>string?</c>.</summary>
    public static bool TakesNull(ParameterInfo parameter) => parameter.ParameterType.IsValueType
        ? Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        : new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.Nullable;

    /// <summary>Whether a method computes many rows: all its parameters are read-only spans, and last a span for the results.</summary>
    public static bool IsVector(MethodInfo method)
    {
        ParameterInfo[] parameters = method.GetParameters();
        return method.ReturnType == typeof(void) && parameters.Length > 0
            && IsOf(parameters[^1].ParameterType, typeof(Span<>)) && parameters[..^1].All(p => IsOf(p.ParameterType, typeof(ReadOnlySpan<>)));
    }

    /// <summary>The types of a method's arguments and of its result, for either kind.</summary>
    public static (Type[] Arguments, Type Result) TypesOf(MethodInfo method)
    {
        Type[] parameters = [.. method.GetParameters().Select(p => p.ParameterType)];
        return IsVector(method)
            ? ([.. parameters[..^1].Select(p => p.GetGenericArguments()[0])], parameters[^1].GetGenericArguments()[0])
            : (parameters, method.ReturnType);
    }

    private static bool IsOf(Type type, Type generic) => type.IsGenericType && type.GetGenericTypeDefinition() == generic;
}
