using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Weir.Core.Diagnostics;

namespace Weir.Hosting.UserCode;

/// <summary>Finds a class of the user's that is of a certain kind.</summary>
[RequiresDynamicCode(Reflection.Why), RequiresUnreferencedCode(Reflection.Why)]
internal static class UserClass
{
    /// <summary>The class; null after a finding.</summary>
    /// <param name="assembly">Where it should be.</param>
    /// <param name="reference">What was asked for.</param>
    /// <param name="kind">What it must be.</param>
    /// <param name="bag">Hears why there is none.</param>
    public static Type? Find(Assembly assembly, ClassReference reference, Type kind, DiagnosticBag bag)
    {
        if (Named(assembly, reference, t => kind.IsAssignableFrom(t) && !t.IsAbstract, kind.Name, bag) is not { } named)
        {
            return null;
        }

        if (named.IsAbstract || named.ContainsGenericParameters || !kind.IsAssignableFrom(named))
        {
            string why = named.IsAbstract ? "is abstract" : named.ContainsGenericParameters ? "has type parameters" : $"is not a {kind.FullName}";
            bag.Add(UserCodeCodes.WrongKind, reference.Node.Span, $"The class '{named.FullName}' {why}.", $"Implement {kind.Name}, or derive from a class that does.");
            return null;
        }

        return named;
    }

    /// <summary>The class of any kind, static ones too; null after a finding.</summary>
    public static Type? Find(Assembly assembly, ClassReference reference, DiagnosticBag bag) => Named(assembly, reference, static _ => true, "class", bag);

    private static Type? Named(Assembly assembly, ClassReference reference, Func<Type, bool> fits, string kind, DiagnosticBag bag)
    {
        Type[] all = TypesOf(assembly, reference, bag);
        Type[] named = [.. all.Where(t => t.FullName == reference.ClassName)];
        named = named.Length > 0 ? named : [.. all.Where(t => t.Name == reference.ClassName)];
        if (named.Length == 1)
        {
            return named[0];
        }

        string[] candidates = [.. all.Where(fits).Select(t => t.FullName!)];
        string message = named.Length == 0
            ? $"'{reference.Code}' has no public class '{reference.ClassName}'."
            : $"'{reference.Code}' has {named.Length} classes called '{reference.ClassName}': {string.Join(", ", named.Select(t => t.FullName))}.";
        bag.Add(UserCodeCodes.ClassNotFound, reference.Node.Span, message, Suggestion.Hint(reference.ClassName, candidates) ?? $"It has no public class that is a {kind}.");
        return null;
    }

    private static Type[] TypesOf(Assembly assembly, ClassReference reference, DiagnosticBag bag)
    {
        try
        {
            return [.. assembly.GetExportedTypes()];
        }
        catch (Exception failure) when (failure is ReflectionTypeLoadException or FileNotFoundException or TypeLoadException)
        {
            bag.Add(UserCodeCodes.CodeUnloadable, reference.Node.Span, $"'{reference.Code}' needs what is not there: {failure.Message}", "Put it beside the assembly, or publish the project.");
            return [];
        }
    }
}
