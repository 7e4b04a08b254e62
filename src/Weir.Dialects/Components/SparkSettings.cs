using System.Collections.Immutable;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Dialects.Components.Specs;

namespace Weir.Dialects.Components;

/// <summary>Makes names with dots of nested keys in <c>spark_conf</c>: <c>spark.sql.x: 1</c> is the setting of that name, quoted or not.</summary>
internal static class SparkSettings
{
    public static MappingNode Flatten(MappingNode pipeline)
    {
        if (FieldLookup.EntryOf(pipeline, PipelineSpec.Spark) is not { Value: MappingNode spark } block
            || FieldLookup.EntryOf(spark, SparkSpec.Settings) is not { Value: MappingNode settings } entry)
        {
            return pipeline;
        }

        ImmutableArray<MappingEntry>.Builder flat = ImmutableArray.CreateBuilder<MappingEntry>();
        Add(settings, "", flat);
        return pipeline.Set(block.Key, spark.Set(entry.Key, settings.With(flat.ToImmutable())));
    }

    private static void Add(MappingNode node, string prefix, ImmutableArray<MappingEntry>.Builder into)
    {
        foreach (MappingEntry entry in node.Entries)
        {
            string name = prefix + entry.Name;
            if (entry.Value is MappingNode inner)
            {
                Add(inner, name + ".", into);
            }
            else
            {
                into.Add(new MappingEntry(prefix.Length == 0 ? entry.Key : new ScalarNode(name, ScalarKind.Text, entry.Key.Span), entry.Value));
            }
        }
    }
}
