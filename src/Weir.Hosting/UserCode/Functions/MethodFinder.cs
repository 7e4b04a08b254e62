using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Hosting.UserCode.Functions;

/// <summary>Finds the method that a function is made of.</summary>
[RequiresDynamicCode(Reflection.Why), RequiresUnreferencedCode(Reflection.Why)]
internal static class MethodFinder
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>The one method of that name, in snake_case or as it is, in some classes; null after a finding.</summary>
    /// <param name="types">Where to look.</param>
    /// <param name="name">What it is called, or how SQL calls it.</param>
    /// <param name="place">Where to point.</param>
    /// <param name="bag">Hears why there is none.</param>
    public static MethodInfo? Find(IReadOnlyList<Type> types, string name, SourceSpan place, DiagnosticBag bag)
    {
        MethodInfo[] all = [.. types.SelectMany(t => t.GetMethods(Public)).Where(m => !m.IsSpecialName && !m.ContainsGenericParameters)];
        MethodInfo[] named = [.. all.Where(m => m.Name == name)];
        named = named.Length > 0 ? named : [.. all.Where(m => SnakeCase.Of(m.Name) == SnakeCase.Of(name))];
        if (named.Length == 1)
        {
            return named[0];
        }

        string message = named.Length == 0
            ? $"There is no public method '{name}' in {Names(types)}."
            : $"There are {named.Length} methods '{name}': {string.Join(", ", named.Select(m => $"{m.DeclaringType!.Name}.{m.Name}"))}.";
        string hint = named.Length == 0
            ? Suggestion.Hint(name, [.. all.Where(m => m.IsStatic).Select(m => m.Name)]) ?? "Give the class one: 'public static string Shout(string text) => text.ToUpperInvariant();'."
            : "Name the class and the method: 'class: Prices', 'entry: Net'. A function has no overloads.";
        bag.Add(UserCodeCodes.MethodNotFound, place, message, hint);
        return null;
    }

    /// <summary>Whether a class computes vectors itself.</summary>
    public static bool IsVectorClass(Type type) => typeof(IVectorFunction).IsAssignableFrom(type) && !type.IsAbstract;

    private static string Names(IReadOnlyList<Type> types) => types.Count switch
    {
        0 => "the code, which has no public class",
        1 => $"the class '{types[0].FullName}'",
        _ => $"the {types.Count} public classes of the code",
    };
}
