using System.Globalization;
using System.Text;

namespace Weir.Formats.Tests.Hocon;

/// <summary>A configuration made at random, written in a random style, together with what it must read back as.</summary>
/// <remarks>The expectation is kept by the plainest of resolvers: a tree of dictionaries that is updated as each line is written.</remarks>
internal sealed class RandomConfig
{
    private static readonly string[] Keys = ["a", "b", "c-d", "e_f", "g.h", "i j", "include", "7", "true", "", "ü", "$x"];
    private static readonly string[] Words = ["word", "two words", "x:y", "true story", "it's", "", " edge ", "line\nbreak", "tab\t\"quote\"\\", "a${b}c", "10 seconds", "/path/to", "0x1F", "ключ"];
    private readonly Random random;
    private readonly StringBuilder text = new();
    private readonly SortedDictionary<string, string[]> references = new(StringComparer.Ordinal);

    public RandomConfig(int seed)
    {
        random = new Random(seed);
        int lines = random.Next(1, 25);
        for (int i = 0; i < lines; i++)
        {
            WriteLine(i);
        }
    }

    public string Text => text.ToString();

    public Dictionary<string, object?> Expected
    {
        get
        {
            Dictionary<string, object?> whole = new(Root, StringComparer.Ordinal);
            foreach ((string name, string[] path) in references)
            {
                if (Find(path, out object? value))
                {
                    whole[name] = value;
                }
            }

            return whole;
        }
    }

    private Dictionary<string, object?> Root { get; } = new(StringComparer.Ordinal);

    private void WriteLine(int number)
    {
        string[] path = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(Keys))];
        int kind = random.Next(10);
        if (kind == 0 && Find(path, out object? existing))
        {
            references[$"ref{number}"] = path;
            Write([$"ref{number}"], $"${{?{Path(path)}}}");
        }
        else if (kind == 1 && !Find(path, out _))
        {
            // The field is not made, the objects around it are.
            if (path.Length > 1)
            {
                Set(path[..^1], new Dictionary<string, object?>(StringComparer.Ordinal));
            }

            Write(path, $"${{?{Path(["nowhere", .. path])}}}");
        }
        else if (kind <= 4 && (!Find(path, out existing) || existing is List<object?>) && CanHold(path))
        {
            AppendTo(path, (existing as List<object?>) ?? []);
        }
        else
        {
            object? value = Value(2);
            Set(path, value);
            Write(path, Render(value));
        }

        text.Append(Pick("", "\n", "  # note: { [ \" ,\n", "\n\n// x = 1\n"));
        text.Append(text.Length > 0 && text[^1] == '\n' ? Pick("", "  ", "\t") : Pick(",", " , ", "\n", ",\n"));
    }

    private void AppendTo(string[] path, List<object?> before)
    {
        object? element = Value(1);
        Set(path, new List<object?>([.. before, element]));
        if (before.Count > 0 && random.Next(2) == 0)
        {
            Write(path, $"${{{Path(path)}}} [{Render(element)}]");
        }
        else
        {
            Write(path, Render(element), separator: " += ");
        }
    }

    // A path as one key, or as objects in objects.
    private void Write(string[] path, string value, string? separator = null)
    {
        int nested = separator is null ? random.Next(path.Length) : 0;
        for (int i = 0; i < nested; i++)
        {
            text.Append(Key(path[i])).Append(Pick(" {", ": {\n", "={ "));
        }

        text.Append(Path(path[nested..])).Append(separator ?? (value.StartsWith('{') ? Pick(" ", ":", " = ") : Pick(":", " = ", "=\n", " : # why\n ")));
        text.Append(value).Append(string.Concat(Enumerable.Range(0, nested).Select(_ => Pick("}", " }", "\n}"))));
    }

    private string Path(string[] path) => string.Join('.', path.Select(Key));

    private string Key(string key)
    {
        bool plain = key.Length > 0 && key != "include" && !key.Contains('.', StringComparison.Ordinal) && !key.Contains('$', StringComparison.Ordinal);
        return plain && random.Next(2) == 0 ? key : $"\"{key}\"";
    }

    private object? Value(int depth) => random.Next(depth > 0 ? 8 : 6) switch
    {
        0 => null,
        1 => random.Next(2) == 0,
        2 => random.Next(-1000, 1000),
        3 or 4 or 5 => Pick(Words),
        6 => new List<object?>(Enumerable.Range(0, random.Next(4)).Select(_ => Value(depth - 1))),
        _ => Enumerable.Range(0, random.Next(4)).Select(_ => Pick(Keys)).Distinct().ToDictionary(k => k, _ => Value(depth - 1), StringComparer.Ordinal),
    };

    private string Render(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        string word => RenderText(word),
        List<object?> list => "[" + string.Join(Pick(",", " , ", "\n", ",\n"), list.Select(Render)) + Pick("", ",", "\n")[..(list.Count > 0 ? ^0 : 0)] + "]",
        Dictionary<string, object?> fields => "{" + string.Join(Pick(",", "\n", " ,\n "), fields.Select(f => $"{Key(f.Key)}{Pick(":", " = ")}{Render(f.Value)}")) + "}",
        _ => throw new InvalidOperationException(),
    };

    private string RenderText(string word)
    {
        bool plain = word.Length > 0 && !word.Any(c => ":$\"\\\n\t".Contains(c, StringComparison.Ordinal)) && word.Trim() == word;
        bool triple = !word.Contains('"', StringComparison.Ordinal);
        return random.Next(3) switch
        {
            0 when plain => word,
            1 when triple => $"\"\"\"{word}\"\"\"",
            _ => $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal)}\"",
        };
    }

    private bool Find(string[] path, out object? value)
    {
        value = Root;
        foreach (string key in path)
        {
            if (value is not Dictionary<string, object?> fields || !fields.TryGetValue(key, out value))
            {
                value = null;
                return false;
            }
        }

        return true;
    }

    // A self-reference through a parent that is no object would find nothing.
    private bool CanHold(string[] path) => Enumerable.Range(1, path.Length - 1).All(n => !Find(path[..n], out object? value) || value is Dictionary<string, object?>);

    private void Set(string[] path, object? value)
    {
        Dictionary<string, object?> parent = Root;
        foreach (string key in path[..^1])
        {
            if (parent.GetValueOrDefault(key) is not Dictionary<string, object?> child)
            {
                parent[key] = child = new Dictionary<string, object?>(StringComparer.Ordinal);
            }

            parent = child;
        }

        parent[path[^1]] = Merge(parent.GetValueOrDefault(path[^1]), value);
    }

    private static object? Merge(object? below, object? value)
    {
        if (below is not Dictionary<string, object?> lower || value is not Dictionary<string, object?> upper)
        {
            return value;
        }

        Dictionary<string, object?> merged = new(lower, StringComparer.Ordinal);
        foreach ((string key, object? inner) in upper)
        {
            merged[key] = merged.TryGetValue(key, out object? old) ? Merge(old, inner) : inner;
        }

        return merged;
    }

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
