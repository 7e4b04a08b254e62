namespace Weir.Compiler.Sources;

/// <summary>Matches one segment of a glob: <c>*</c>, <c>?</c>, <c>[a-z]</c>, <c>[!x]</c>.</summary>
internal static class GlobSegment
{
    public static bool HasWildcard(ReadOnlySpan<char> text) => text.IndexOfAny('*', '?', '[') >= 0;

    /// <summary>True when the name matches; each star may take anything, the last star that fits decides, so the work is the product of the lengths at most.</summary>
    public static bool Matches(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        int p = 0;
        int n = 0;
        int star = -1;
        int starName = 0;
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                starName = n;
            }
            else if (p < pattern.Length && MatchesOne(pattern, p, name[n], out int next))
            {
                p = next;
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = ++starName;
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart('*').IsEmpty;
    }

    private static bool MatchesOne(ReadOnlySpan<char> pattern, int at, char character, out int next)
    {
        next = at + 1;
        if (pattern[at] == '?')
        {
            return true;
        }

        int close = pattern[at] == '[' ? pattern[(at + 1)..].IndexOf(']') : -1;
        if (close <= 0)
        {
            return pattern[at] == character;
        }

        ReadOnlySpan<char> set = pattern.Slice(at + 1, close);
        next = at + close + 2;
        bool negated = set[0] is '!' or '^' && set.Length > 1;
        return InSet(negated ? set[1..] : set, character) != negated;
    }

    private static bool InSet(ReadOnlySpan<char> set, char character)
    {
        for (int i = 0; i < set.Length; i++)
        {
            if (i + 2 < set.Length && set[i + 1] == '-')
            {
                if (character >= set[i] && character <= set[i + 2])
                {
                    return true;
                }

                i += 2;
            }
            else if (set[i] == character)
            {
                return true;
            }
        }

        return false;
    }
}
