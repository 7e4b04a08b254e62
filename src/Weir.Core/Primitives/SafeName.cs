namespace Weir.Core.Primitives;

/// <summary>Checks the names that become parts of paths and keys: run ids, Blueprint ids, module ids.</summary>
public static class SafeName
{
    public const int MaximumLength = 128;

    /// <summary>True for 1 to 128 letters, digits, <c>_</c>, <c>-</c>, <c>.</c> that do not begin with a dot or hold <c>..</c>.</summary>
    public static bool IsValid(string name)
    {
        if (name.Length is 0 or > MaximumLength || name[0] == '.' || name.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        foreach (char character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('_' or '-' or '.'))
            {
                return false;
            }
        }

        return true;
    }
}
