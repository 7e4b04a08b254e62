using Weir.Core.Contracts;
using Weir.Core.Data;

namespace Weir.Cli.Drift;

/// <summary>The columns that each source had when they were last accepted, kept in the state store.</summary>
internal sealed class SchemaBaseline(IStateStore state, string blueprintId)
{
    /// <summary>Column to type, in order; null when none was kept yet.</summary>
    public List<(string Name, string Type)>? Find(string moduleId) =>
        state.Get(KeyOf(moduleId))?.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t')).Select(parts => (parts[0], parts[1])).ToList();

    public void Put(string moduleId, Schema schema)
    {
        string value = string.Concat(Columns(schema).Select(c => $"{c.Name}\t{c.Type}\n"));
        while (state.TryPut(KeyOf(moduleId), value, state.Get(KeyOf(moduleId))?.Version ?? 0) is null)
        {
        }
    }

    public static List<(string Name, string Type)> Columns(Schema schema) =>
        [.. schema.Fields.Select(f => (f.Name.Replace('\t', ' ').Replace('\n', ' '), f.Type.ToString()!))];

    private string KeyOf(string moduleId) => $"drift/{blueprintId}/{moduleId}";
}
