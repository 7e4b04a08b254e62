using Weir.Core.Diagnostics;

namespace Weir.Cli.CommandLine;

/// <summary>Reads the words behind a command's name.</summary>
/// <remarks>
/// <c>--name value</c>, <c>--name=value</c>, <c>-n value</c>, <c>-nvalue</c>, <c>-ab</c> for flags; <c>--</c> ends the options.
/// An option whose value may be left out takes the next word only when the command has no place for that word.
/// Written by hand because the general-purpose library for this costs more than a fifth of the whole start-up.
/// </remarks>
internal sealed class CommandLineParser
{
    private readonly CommandSpec spec;
    private readonly ParsedCommand parsed = new();
    private readonly List<(Option Option, int WordIndex)> openValues = [];
    private readonly Queue<string> rest;

    private CommandLineParser(CommandSpec spec, IEnumerable<string> words)
    {
        this.spec = spec;
        rest = new Queue<string>(words);
    }

    /// <exception cref="UsageException">An unknown option, a missing or superfluous word, a value that is not allowed.</exception>
    public static ParsedCommand Parse(CommandSpec spec, IEnumerable<string> words) => new CommandLineParser(spec, words).Run();

    private ParsedCommand Run()
    {
        while (rest.TryDequeue(out string? word))
        {
            if (word == "--")
            {
                parsed.Words.AddRange(rest);
                break;
            }

            if (word.StartsWith("--", StringComparison.Ordinal))
            {
                ReadLong(word);
            }
            else if (word.Length > 1 && word[0] == '-')
            {
                ReadLetters(word);
            }
            else
            {
                parsed.Words.Add(word);
            }
        }

        CloseOptionalValues();
        if (!parsed.Has(GlobalOptions.Help) && !parsed.Has(GlobalOptions.Version))
        {
            CheckWords();
        }

        return parsed;
    }

    private void ReadLong(string word)
    {
        int equals = word.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? word : word[..equals];
        Option option = Find(o => o.Name == name) ?? throw UnknownOption(name);
        Take(option, name, equals < 0 ? null : word[(equals + 1)..]);
    }

    private void ReadLetters(string word)
    {
        for (int i = 1; i < word.Length; i++)
        {
            char letter = word[i];
            Option option = Find(o => o.Letter == letter) ?? throw UnknownOption($"-{letter}");
            bool last = i == word.Length - 1;
            Take(option, $"-{letter}", option.TakesValue && !last ? word[(i + 1)..].TrimStart('=') : null);
            if (option.TakesValue)
            {
                return;
            }
        }
    }

    private void Take(Option option, string written, string? value)
    {
        if (!option.TakesValue)
        {
            parsed.Set(option, value is null ? null : throw new UsageException($"{written} takes no value."));
            return;
        }

        if (parsed.Has(option) && !option.IsRepeatable)
        {
            throw new UsageException($"{written} is given twice.");
        }

        if (value is null && option.IsValueOptional)
        {
            openValues.Add((option, parsed.Words.Count));
            parsed.Set(option, null);
            return;
        }

        value ??= NextValue(option, written);
        if (option.Choices.Count > 0 && !option.Choices.Contains(value, StringComparer.Ordinal))
        {
            throw new UsageException($"{written} can't be '{value}'.", Suggestion.Hint(value, [.. option.Choices]));
        }

        parsed.Set(option, value);
    }

    private string NextValue(Option option, string written)
    {
        // A lone dash is a value (standard output); anything else with a dash is the next option.
        bool present = rest.TryPeek(out string? next) && (next == "-" || !next.StartsWith('-'));
        return present ? rest.Dequeue() : throw new UsageException($"{written} needs a value: {written} {option.ValueName}.");
    }

    private void CloseOptionalValues()
    {
        for (int i = openValues.Count - 1; i >= 0; i--)
        {
            (Option option, int index) = openValues[i];
            if (parsed.Words.Count > spec.MaximumWords && index < parsed.Words.Count)
            {
                parsed.Set(option, parsed.Words[index]);
                parsed.Words.RemoveAt(index);
            }
        }
    }

    private void CheckWords()
    {
        if (parsed.Words.Count > spec.MaximumWords)
        {
            throw new UsageException($"weir {spec.Name} does not know what to do with '{parsed.Words[spec.MaximumWords]}'.", $"Usage: {spec.Usage}");
        }

        for (int i = 0; i < spec.Arguments.Count; i++)
        {
            Argument argument = spec.Arguments[i];
            if (argument.IsRequired && parsed.Words.Count <= i)
            {
                throw new UsageException($"weir {spec.Name} needs {argument.Name}: {argument.Description}.", $"Usage: {spec.Usage}");
            }

            if (argument.Choices.Count > 0 && parsed.Word(i) is { } word && !argument.Choices.Contains(word, StringComparer.Ordinal))
            {
                throw new UsageException($"{argument.Name} can't be '{word}'.", Suggestion.Hint(word, [.. argument.Choices]));
            }
        }
    }

    private Option? Find(Func<Option, bool> matches) => spec.Options.FirstOrDefault(matches) ?? GlobalOptions.All.FirstOrDefault(matches);

    private UsageException UnknownOption(string name)
    {
        List<string> names = [.. spec.Options.Concat(GlobalOptions.All).Select(o => o.Name)];
        string? nearest = Suggestion.Nearest(name, names);
        return new UsageException(
            $"weir {spec.Name} has no option '{name}'.",
            nearest is null ? $"See 'weir {spec.Name} --help'." : $"Did you mean '{nearest}'?");
    }
}
