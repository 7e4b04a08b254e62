using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Engines.Spark.Read;

/// <summary>Makes Spark's options of ours.</summary>
internal static class OptionReader
{
    /// <summary>The options that the author gave, by Spark's names.</summary>
    /// <exception cref="WeirException">A pattern has no counterpart in Spark.</exception>
    internal static Dictionary<string, string> Read(Config config, IReadOnlyList<FormatOption> options)
    {
        Dictionary<string, string> read = new(StringComparer.Ordinal);
        foreach (FormatOption option in options)
        {
            if (option.SparkName.Length > 0 && config.NodeOf(option.Field) is ScalarNode value)
            {
                read[option.SparkName] = Value(option, value);
            }
        }

        return read;
    }

    /// <summary>The options of a format that is not known here.</summary>
    internal static Dictionary<string, string> AsTheyAre(Node? node)
    {
        Dictionary<string, string> read = new(StringComparer.Ordinal);
        foreach (MappingEntry entry in (node as MappingNode ?? MappingNode.Empty).Entries)
        {
            if (entry.Value is ScalarNode value)
            {
                read[entry.Name] = value.Text;
            }
        }

        return read;
    }

    private static string Value(FormatOption option, ScalarNode value)
    {
        if (option == SourceOptions.DateFormat || option == SourceOptions.TimestampFormat)
        {
            (string? pattern, string? offender) = TimePattern.ToSpark(value.Text);
            return pattern ?? throw new WeirException(new Diagnostic(
                EngineCodes.InvalidOption, value.Span, $"'{offender}' in the pattern '{value.Display}' has no counterpart in Spark.") { Hint = "Write the pattern as Spark does, for example `dd/MM/yyyy HH:mm:ss`." });
        }

        return option.Field.Name == "sep" ? value.Text.Replace("\\t", "\t", StringComparison.Ordinal) : value.Text;
    }
}
