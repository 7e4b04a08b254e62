using System.Text;

namespace Weir.Formats.Tests.Yaml;

/// <summary>A random tree, written in random styles: the text, and the tree as <c>YamlText.Show</c> shows it.</summary>
internal sealed class RandomYaml
{
    private static readonly string[] Raw = ["12", "-3", "+7", "1.5", ".5e3", "true", "False", "null", "~", "0x1F", "0o17", "-.inf", ".NaN"];

    private readonly Random random;
    private readonly StringBuilder text = new();
    private readonly RandomScalar scalars;
    private readonly List<(string Name, string Shown)> anchors = [];
    private bool endsInBlock;
    private int anchorCount;

    public RandomYaml(int seed)
    {
        random = new Random(seed);
        scalars = new RandomScalar(random);
        Expected = WriteDocument();
        string bom = Chance(10) ? "\uFEFF" : "";
        string written = text.ToString();
        if (!endsInBlock && Chance(20))
        {
            written = written.TrimEnd('\n');
        }

        Text = bom + (Chance(30) ? written.Replace("\n", "\r\n", StringComparison.Ordinal) : written);
    }

    public static bool IsRaw(string text) => text.Length == 0 || Raw.Contains(text);

    public string Text { get; }

    public string Expected { get; }

    private bool Chance(int percent) => random.Next(100) < percent;

    private string WriteDocument()
    {
        if (Chance(20))
        {
            text.Append("%YAML 1.2\n---\n");
        }
        else if (Chance(20))
        {
            text.Append("---\n");
        }

        string shown = Chance(80) ? WriteBlockMapping(0, 4) : WriteBlockSequence(0, 4);
        if (!endsInBlock && Chance(10))
        {
            text.Append("...\n");
        }

        return shown;
    }

    /// <summary>Entries at a column; the cursor is there already.</summary>
    private string WriteBlockMapping(int column, int depth)
    {
        int count = random.Next(1, 4);
        List<string> shown = [];
        for (int i = 0; i < count; i++)
        {
            if (i > 0)
            {
                BetweenEntries(column);
            }

            string key = $"{RandomScalar.Word(random)}{i}";
            text.Append(scalars.Key(key)).Append(Chance(10) ? " :" : ":");
            shown.Add($"{key}: {WriteValue(column, depth, afterDash: false)}");
        }

        return "{" + string.Join(", ", shown) + "}";
    }

    private string WriteBlockSequence(int column, int depth)
    {
        int count = random.Next(1, 4);
        List<string> shown = [];
        for (int i = 0; i < count; i++)
        {
            if (i > 0)
            {
                BetweenEntries(column);
            }

            text.Append('-');
            shown.Add(WriteValue(column, depth, afterDash: true));
        }

        return "[" + string.Join(", ", shown) + "]";
    }

    private void BetweenEntries(int column)
    {
        if (Chance(15))
        {
            text.Append(' ', random.Next(column + 1)).Append("# note: 'x' [\n");
        }
        else if (!endsInBlock && Chance(15))
        {
            text.Append(' ', random.Next(3)).Append('\n');
        }

        text.Append(' ', column);
    }

    /// <summary>A value behind <c>key:</c> or <c>-</c>, up to and with its line break.</summary>
    private string WriteValue(int column, int depth, bool afterDash)
    {
        endsInBlock = false;
        int kind = random.Next(100);
        if (kind < 5 && anchors.Count > 0)
        {
            (string name, string shown) = anchors[random.Next(anchors.Count)];
            text.Append(" *").Append(name);
            EndLine();
            return shown;
        }

        if (depth > 0 && kind < 35)
        {
            return WriteNested(column, depth - 1, afterDash);
        }

        if (depth > 0 && kind < 45)
        {
            text.Append(' ');
            string flow = Anchored(() => WriteFlow(column + 1, depth - 1));
            EndLine();
            return flow;
        }

        if (kind < 50)
        {
            EndLine();
            return "null";
        }

        if (kind < 60)
        {
            string raw = Raw[random.Next(Raw.Length)];
            text.Append(' ').Append(raw);
            EndLine();
            return raw is "~" or "null" ? "null" : raw;
        }

        return kind < 75 ? WriteBlockScalar(column) : WriteFlowScalar(column);
    }

    private string WriteFlowScalar(int column)
    {
        text.Append(' ', random.Next(1, 3));
        string shown = Anchored(() =>
        {
            string value = scalars.Value();
            text.Append(scalars.Flow(value, column + 1, between: false));
            return RandomScalar.Show(value);
        });
        EndLine();
        return shown;
    }

    private string WriteBlockScalar(int column)
    {
        string value = scalars.BlockValue();
        text.Append(' ').Append(scalars.Block(value, column));
        endsInBlock = true;
        return RandomScalar.Show(value);
    }

    private string WriteNested(int column, int depth, bool afterDash)
    {
        bool mapping = Chance(60);
        if (afterDash && Chance(60))
        {
            int spaces = random.Next(1, 4);
            text.Append(' ', spaces);
            return mapping ? WriteBlockMapping(column + 1 + spaces, depth) : WriteBlockSequence(column + 1 + spaces, depth);
        }

        return Anchored(
            () =>
            {
                EndLine();
                int below = !mapping && !afterDash && Chance(30) ? column : column + random.Next(1, 5);
                text.Append(' ', below);
                return mapping ? WriteBlockMapping(below, depth) : WriteBlockSequence(below, depth);
            },
            " ");
    }

    private string Anchored(Func<string> write, string before = "")
    {
        if (!Chance(10))
        {
            return write();
        }

        string name = $"a{anchorCount++}";
        text.Append(before).Append('&').Append(name).Append(before.Length == 0 ? " " : "");
        string shown = write();
        anchors.Add((name, shown));
        return shown;
    }

    private string WriteFlow(int minColumn, int depth)
    {
        bool mapping = Chance(50);
        int count = random.Next(4);
        List<string> shown = [];
        text.Append(mapping ? '{' : '[');
        for (int i = 0; i < count; i++)
        {
            Gap(minColumn);
            string key = $"{RandomScalar.Word(random)}{i}";
            if (mapping)
            {
                text.Append(scalars.Key(key)).Append(": ");
            }

            string value = WriteFlowItem(minColumn, depth);
            shown.Add(mapping ? $"{key}: {value}" : value);
            Gap(minColumn);
            text.Append(i + 1 < count || Chance(20) ? "," : "");
        }

        Gap(minColumn);
        text.Append(mapping ? '}' : ']');
        string all = string.Join(", ", shown);
        return mapping ? "{" + all + "}" : "[" + all + "]";
    }

    private string WriteFlowItem(int minColumn, int depth)
    {
        if (depth > 0 && Chance(25))
        {
            return WriteFlow(minColumn, depth - 1);
        }

        if (Chance(25))
        {
            string raw = Raw[random.Next(Raw.Length)];
            text.Append(raw);
            return raw is "~" or "null" ? "null" : raw;
        }

        string value = scalars.Value();
        text.Append(scalars.Flow(value, minColumn, between: true));
        return RandomScalar.Show(value);
    }

    private void Gap(int minColumn)
    {
        if (Chance(15))
        {
            text.Append(Chance(30) ? " # note, [\n" : "\n").Append(' ', minColumn + random.Next(3));
        }
        else if (Chance(30))
        {
            text.Append(' ');
        }
    }

    private void EndLine() => text.Append(Chance(15) ? " # note: \"x\"" : "").Append(Chance(10) ? "  \n" : "\n");
}
