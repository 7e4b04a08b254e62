using System.Globalization;

namespace Weir.Cli.CommandLine;

/// <summary>What the user wrote, checked against the command's spec.</summary>
internal sealed class ParsedCommand
{
    // Options are told apart as objects: comparing their texts would be work at every start.
    private readonly Dictionary<Option, List<string?>> values = new(ReferenceEqualityComparer.Instance);

    /// <summary>The positional words, in order.</summary>
    public List<string> Words { get; } = [];

    public bool Has(Option option) => values.ContainsKey(option);

    /// <summary>The last value given, or the option's default, or null.</summary>
    public string? Get(Option option) => values.TryGetValue(option, out List<string?>? given) ? given[^1] : option.Default;

    /// <summary>All values given, in order.</summary>
    public IReadOnlyList<string> All(Option option) =>
        values.TryGetValue(option, out List<string?>? given) ? [.. given.OfType<string>()] : [];

    /// <summary>The word at a place, or null.</summary>
    public string? Word(int index) => index < Words.Count ? Words[index] : null;

    /// <summary>The value as a whole number of at least <paramref name="minimum"/>.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public int GetInteger(Option option, int minimum)
    {
        string text = Get(option) ?? "";
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= minimum
            ? number
            : throw new UsageException($"{option.Name} takes a whole number of at least {minimum}, not '{text}'.");
    }

    /// <summary>All values as <c>KEY=VALUE</c> pairs; the last of a key wins.</summary>
    /// <exception cref="UsageException">One is not of that form.</exception>
    public Dictionary<string, string> GetPairs(Option option)
    {
        Dictionary<string, string> pairs = new(StringComparer.Ordinal);
        foreach (string text in All(option))
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                // Only the part before '=' is shown: what follows may be a secret.
                throw new UsageException($"{option.Name} takes KEY=VALUE, not '{(equals < 0 ? text : "=...")}'.");
            }

            pairs[text[..equals]] = text[(equals + 1)..];
        }

        return pairs;
    }

    internal void Set(Option option, string? value)
    {
        if (!values.TryGetValue(option, out List<string?>? given))
        {
            values[option] = given = [];
        }

        given.Add(value);
    }
}
