using System.Collections.Immutable;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Hosting.Testing;

/// <summary>Takes the rows of a test file to values as text.</summary>
internal static class WrittenRows
{
    /// <summary>The columns of an input, in the author's order.</summary>
    public static Schema ColumnsOf(Config input) =>
        new([.. input.Get(TestFileSpec.InputSchema)!.Select(c => new SchemaField(c.Key, c.Value))]);

    /// <summary>The rows of an input; what does not fit the columns is reported.</summary>
    public static List<IReadOnlyList<string?>> Of(Config input, Schema columns, DiagnosticBag bag)
    {
        List<IReadOnlyList<string?>> rows = [];
        foreach (Node node in input.Get(TestFileSpec.InputRows)!)
        {
            if (node is SequenceNode list && list.Items.Length == columns.Fields.Length)
            {
                rows.Add([.. list.Items.Select(TextOf)]);
            }
            else if (node is MappingNode named)
            {
                CheckNames(named, columns, bag);
                rows.Add([.. columns.Names.Select(c => named[c] is { } value ? TextOf(value) : null)]);
            }
            else
            {
                string found = node is SequenceNode wrong ? Counted(wrong.Items.Length) : node.Describe();
                bag.Add(HostingCodes.TestRows, node.Span, $"A row must have {Counted(columns.Fields.Length)}, one per column, but has {found}.", "Or write it as a mapping from column to value.");
            }
        }

        return rows;
    }

    /// <summary>Reports names that are no columns.</summary>
    public static void CheckNames(MappingNode row, Schema columns, DiagnosticBag bag)
    {
        foreach (MappingEntry entry in row.Entries)
        {
            if (columns.Find(entry.Name) is null)
            {
                bag.Add(HostingCodes.TestRows, entry.Key.Span, $"There is no column '{entry.Name}'.", Suggestion.Hint(entry.Name, [.. columns.Names]));
            }
        }
    }

    /// <summary>The columns of <paramref name="all"/> that a row names.</summary>
    public static Schema Named(MappingNode row, Schema all) => new([.. row.Entries.Select(e => all.Find(e.Name)).OfType<SchemaField>()]);

    /// <summary>A value as text; null for NULL. Lists and mappings are written as an engine reads them.</summary>
    public static string? TextOf(Node node) => node switch
    {
        ScalarNode { IsNull: true } => null,
        ScalarNode scalar => scalar.Text,
        SequenceNode list => $"[{string.Join(", ", list.Items.Select(Nested))}]",
        MappingNode mapping => $"{{{string.Join(", ", mapping.Entries.Select(e => $"'{e.Name}': {Nested(e.Value)}"))}}}",
        _ => null,
    };

    private static string Nested(Node node) => node switch
    {
        ScalarNode { IsNull: false, Kind: ScalarKind.Text } scalar => $"'{scalar.Text.Replace("'", "\\'", StringComparison.Ordinal)}'",
        _ => TextOf(node) ?? "NULL",
    };

    private static string Counted(int values) => values == 1 ? "1 value" : $"{values} values";
}
