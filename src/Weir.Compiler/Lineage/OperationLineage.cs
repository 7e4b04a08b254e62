using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Lineage;

/// <summary>Lineage of modules without a query: most keep names; rename changes them, join puts two sides beside each other.</summary>
internal static class OperationLineage
{
    public static List<TracedColumn>? Trace(ManifestModule module, IReadOnlyList<ModuleInput> inputs, Schema output) =>
        (module.Type, module.Config.Variant?.Name) switch
        {
            (ModuleType.Channel, "rename") => ByName(inputs, output, OldNames(module.Config)),
            (ModuleType.Channel, "join") => Join(module.Config, inputs, output),
            _ => ByName(inputs, output, null),
        };

    /// <summary>Each output column from the columns of that name, or of the old name, in every input that has one.</summary>
    private static List<TracedColumn> ByName(IReadOnlyList<ModuleInput> inputs, Schema output, Dictionary<string, string>? oldNames)
    {
        List<TracedColumn> traced = [];
        foreach (SchemaField field in output.Fields)
        {
            OriginSet origins = new();
            string source = oldNames?.GetValueOrDefault(field.Name) ?? field.Name;
            foreach (ModuleInput input in inputs)
            {
                if (input.Relation.Schema.Find(source) is { } found)
                {
                    origins.Add(OriginSet.Of(input.ModuleId, found.Name));
                }
            }

            if (origins.Columns.Count == 0)
            {
                origins.MarkUnknown();
            }

            traced.Add(new TracedColumn(field.Name, origins));
        }

        return traced;
    }

    private static List<TracedColumn>? Join(Config config, IReadOnlyList<ModuleInput> inputs, Schema output)
    {
        ModuleInput? left = inputs.FirstOrDefault(i => i.Alias == config.Get(ChannelSpec.Left));
        ModuleInput? right = inputs.FirstOrDefault(i => i.Alias == config.Get(ChannelSpec.Right));
        if (left is null || right is null)
        {
            return null;
        }

        bool leftOnly = config.Get(ChannelSpec.JoinKind) is JoinType.Semi or JoinType.Anti;
        IEnumerable<(ModuleInput Input, SchemaField Field)> columns = left.Relation.Schema.Fields.Select(f => (left, f));
        columns = leftOnly ? columns : columns.Concat(right.Relation.Schema.Fields.Select(f => (right, f)));
        List<TracedColumn> traced = [.. columns.Select(c => new TracedColumn(c.Field.Name, OriginSet.Of(c.Input.ModuleId, c.Field.Name)))];
        return traced.Count == output.Fields.Length ? traced : null;
    }

    private static Dictionary<string, string> OldNames(Config config)
    {
        Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
        switch (config.NodeOf(ChannelSpec.RenameColumns))
        {
            case MappingNode mapping:
                foreach (MappingEntry entry in mapping.Entries)
                {
                    names[(entry.Value as ScalarNode)?.Text ?? entry.Name] = entry.Name;
                }

                break;
            case SequenceNode list:
                foreach (MappingNode pair in list.Items.OfType<MappingNode>())
                {
                    string? old = ((pair["from"] ?? pair["old"]) as ScalarNode)?.Text;
                    string? name = ((pair["to"] ?? pair["new"]) as ScalarNode)?.Text;
                    if (old is not null && name is not null)
                    {
                        names[name] = old;
                    }
                }

                break;
        }

        return names;
    }
}
