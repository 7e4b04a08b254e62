using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Hosting.UserCode.Functions;

/// <summary>Makes a function for SQL of a method or of an <see cref="IVectorFunction"/>, and says everything that does not fit.</summary>
[RequiresDynamicCode(Reflection.Why), RequiresUnreferencedCode(Reflection.Why)]
internal sealed class FunctionFactory(UserFunctionRequest request, string identity, DiagnosticBag bag)
{
    /// <summary>Of a class that brings its own signature.</summary>
    public UserFunction? Of(IVectorFunction function)
    {
        UserFunctionBody body = (rows, result) =>
        {
            try
            {
                function.Compute(rows, result);
            }
            catch (Exception failure)
            {
                throw new UserFunctionException(request.Name, null, failure);
            }
        };
        return CheckResult(function.Result) ? Make([.. function.Parameters], function.Result, body) : null;
    }

    /// <summary>Of a method.</summary>
    public UserFunction? Of(MethodInfo method, object? target)
    {
        bool vector = Signatures.IsVector(method);
        (Type[] arguments, Type resultType) = Signatures.TypesOf(method);
        ParameterInfo[] parameters = method.GetParameters()[..arguments.Length];
        if (request.ParameterTypes is { } given && given.Count != arguments.Length)
        {
            Refuse($"'{Name(method)}' takes {arguments.Length} value(s); 'parameters' has {given.Count} type(s).", "Give one type for each, or leave 'parameters' out.");
            return null;
        }

        List<SchemaField> fields = [];
        for (int i = 0; i < arguments.Length; i++)
        {
            if (TypeOf(arguments[i], request.ParameterTypes?[i], $"the parameter '{parameters[i].Name}' of '{Name(method)}'", request.Span) is { } type)
            {
                fields.Add(new SchemaField(SnakeCase.Of(parameters[i].Name ?? $"value{i + 1}"), type));
            }
        }

        DataType? result = TypeOf(resultType, request.Result, $"the result of '{Name(method)}'", request.Result is null ? request.Span : request.ResultSpan);
        if (fields.Count < arguments.Length || result is null)
        {
            return null;
        }

        return Make(fields, result, vector ? VectorMethod.Body(request.Name, method, target) : RowMethod.Body(request.Name, method, target));
    }

    private UserFunction Make(IReadOnlyList<SchemaField> parameters, DataType result, UserFunctionBody body) => new()
    {
        Name = request.Name,
        Parameters = parameters,
        Result = result,
        Body = body,
        IsDeterministic = request.IsDeterministic,
        Identity = identity,
        Span = request.Span,
    };

    private bool CheckResult(DataType own)
    {
        if (request.Result is null || request.Result == own)
        {
            return true;
        }

        bag.Add(UserCodeCodes.WrongSignature, request.ResultSpan, $"'{request.Name}' gives {own}, not {request.Result}.", $"Write 'return_type: {own}', or leave it out.");
        return false;
    }

    private DataType? TypeOf(Type type, DataType? given, string what, SourceSpan span)
    {
        if (given is not null)
        {
            if (CellTypes.Holds(type, given))
            {
                return given;
            }

            string hint = CellTypes.Of(type) is { } own ? $"A {Show(type)} is {own} in a Blueprint." : $"C# types that can be used: {CellTypes.Allowed}.";
            bag.Add(UserCodeCodes.WrongSignature, span, $"The Blueprint says {given}, but {what} is a {Show(type)}.", hint);
            return null;
        }

        if (CellTypes.Of(type) is { } found)
        {
            return found;
        }

        bool isDecimal = (Nullable.GetUnderlyingType(type) ?? type) == typeof(decimal);
        string wayOut = isDecimal ? "Say how many digits it has: 'parameters: [\"decimal(12,2)\"]', 'return_type: decimal(12,2)'; at most 28." : $"C# types that can be used: {CellTypes.Allowed}.";
        bag.Add(UserCodeCodes.WrongSignature, span, $"{char.ToUpperInvariant(what[0])}{what[1..]} is a {Show(type)}, which is no type of data{(isDecimal ? " by itself" : "")}.", wayOut);
        return null;
    }

    private void Refuse(string message, string hint) => bag.Add(UserCodeCodes.WrongSignature, request.Span, message, hint);

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static string Show(Type type) => Nullable.GetUnderlyingType(type) is { } plain ? $"{plain.Name}?" : type.Name;
}
