using Weir.Connectors.Databases.Tables;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Data;

namespace Weir.Connectors.Databases.Write;

/// <summary>Matches the rows' columns with a table's by name.</summary>
internal sealed class StageColumns(DatabaseKind kind, TableName target, WritePlan plan, DatabaseFaults faults)
{
    /// <param name="given">The rows' columns.</param>
    /// <param name="there">The table's; null when it is to be made.</param>
    internal IReadOnlyList<StageColumn> Match(Schema given, IReadOnlyList<TableColumn>? there)
    {
        if (plan.Mode == WriteMode.Merge && plan.MergeKey.FirstOrDefault(key => given.Find(key) is null) is { } unknown)
        {
            throw faults.Refuse(DatabaseCodes.ColumnUnknown, $"The merge key '{unknown}' is no column of the rows; they have {string.Join(", ", given.Names)}.", null);
        }

        if (there is null || (plan.Mode == WriteMode.Overwrite && plan.ReplaceTable))
        {
            return [.. given.Fields.Select(field => kind.Stage(field, null))];
        }

        TableColumn?[] found = [.. given.Fields.Select(field => there.FirstOrDefault(column => string.Equals(column.Name, field.Name, StringComparison.OrdinalIgnoreCase)))];
        CheckExtra(given, there, found);
        CheckDemanded(given, there);
        return [.. given.Fields.Select((field, i) => kind.Stage(field, found[i]))];
    }

    private void CheckExtra(Schema given, IReadOnlyList<TableColumn> there, TableColumn?[] found)
    {
        string[] extra = [.. given.Fields.Where((_, i) => found[i] is null && !plan.AddColumns).Select(field => $"'{field.Name}'")];
        if (extra.Length > 0)
        {
            throw faults.Refuse(
                DatabaseCodes.ColumnUnknown, $"{target} has no column {string.Join(", ", extra)}; it has {string.Join(", ", there.Select(column => column.Name))}.",
                "Leave it out, or add it with `merge_schema: true`.");
        }

        string[] computed = [.. found.OfType<TableColumn>().Where(column => column.IsGenerated).Select(column => $"'{column.Name}'")];
        if (computed.Length > 0)
        {
            throw faults.Refuse(DatabaseCodes.ColumnUnknown, $"{target} computes its column {string.Join(", ", computed)} itself.", "Leave it out.");
        }
    }

    private void CheckDemanded(Schema given, IReadOnlyList<TableColumn> there)
    {
        string[] missing = [.. there.Where(column => column.IsDemanded && given.Find(column.Name) is null).Select(column => $"'{column.Name}'")];
        if (missing.Length > 0)
        {
            throw faults.Refuse(DatabaseCodes.ColumnUnknown, $"{target} demands a value for {string.Join(", ", missing)}, which the rows don't have.", "Add the column in a Channel, or give it a default in the table.");
        }
    }
}
