using Weir.Core.Diagnostics;

namespace Weir.Runner.Retry;

/// <summary>Whether a failure is of a class that a retry policy names.</summary>
internal static class ErrorClass
{
    /// <summary>True when a name is the class of the failure, of one of its causes, or of an ancestor of those (with a dot: the full name; without: the simple one, with or without "Exception"), or the id, the name or the fault of its finding.</summary>
    public static bool Matches(Exception failure, IReadOnlyList<string> names)
    {
        for (Exception? current = failure; current is not null; current = current.InnerException)
        {
            foreach (string name in names)
            {
                if (IsOf(current, name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsOf(Exception failure, string name)
    {
        if (failure is WeirException { Diagnostic.Code: var code }
            && (name == code.Id || name == code.Slug || name.Equals(code.Fault.ToString(), StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        bool full = name.Contains('.', StringComparison.Ordinal);
        for (Type? type = failure.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            if (full ? type.FullName == name : type.Name == name || type.Name == name + "Exception")
            {
                return true;
            }
        }

        return false;
    }
}
