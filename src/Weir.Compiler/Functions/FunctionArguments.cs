using Weir.Compiler.Substitution;

namespace Weir.Compiler.Functions;

/// <summary>Gives each parameter its argument.</summary>
internal static class FunctionArguments
{
    /// <summary>The values in the order of the parameters, or null and the reason.</summary>
    public static ResolvedText[]? Bind(FunctionSpec function, IReadOnlyList<FunctionArgument> arguments, out string? problem)
    {
        ResolvedText?[] bound = new ResolvedText?[function.Parameters.Count];
        problem = null;
        for (int i = 0; i < arguments.Count; i++)
        {
            int index = arguments[i].Name is { } name ? IndexOf(function, name) : i;
            if (index < 0 || index >= bound.Length)
            {
                problem = arguments[i].Name is { } unknown
                    ? $"'@aq.{function.Name}' has no parameter '{unknown}'."
                    : $"'@aq.{function.Name}' takes {Count(function)}, but {arguments.Count} were given.";
                return null;
            }

            bound[index] = arguments[i].Value;
        }

        return Complete(function, bound, out problem);
    }

    private static ResolvedText[]? Complete(FunctionSpec function, ResolvedText?[] bound, out string? problem)
    {
        problem = null;
        ResolvedText[] complete = new ResolvedText[bound.Length];
        for (int i = 0; i < bound.Length; i++)
        {
            FunctionParameter parameter = function.Parameters[i];
            if (bound[i] is null && parameter.Default is null)
            {
                problem = $"'@aq.{function.Name}' needs '{parameter.Name}'.";
                return null;
            }

            complete[i] = bound[i] ?? ResolvedText.Plain(parameter.Default!);
        }

        return complete;
    }

    private static string Count(FunctionSpec function) => function.Parameters.Count switch
    {
        0 => "no arguments",
        1 => "at most one argument",
        int count => $"at most {count} arguments",
    };

    private static int IndexOf(FunctionSpec function, string name)
    {
        for (int i = 0; i < function.Parameters.Count; i++)
        {
            if (function.Parameters[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
