using Weir.Core.Contracts;
using Weir.Core.Text;
using Weir.Engines.DuckDb;
using Weir.Engines.Spark;

namespace Weir.Hosting;

/// <summary>The engines of this build, by the names that Blueprints use.</summary>
internal static class EngineCatalogue
{
    public static IReadOnlyDictionary<string, IEngine> Create(TimeProvider time)
    {
        DuckDbEngine duckDb = new(time);
        DeferredEngine spark = new("spark", () => new SparkEngine(time));
        return new Dictionary<string, IEngine>(StringComparer.Ordinal) { [duckDb.Name] = duckDb, [spark.Name] = spark };
    }

    /// <summary>The version of an engine in this process; null for one that runs elsewhere, whose version only its server knows.</summary>
    public static string? VersionOf(string name) => name == "duckdb" ? Weir.Engines.DuckDb.Interop.DuckDbDatabase.LibraryVersion : null;

    /// <summary>The project's settings of all engines, with a Blueprint's own on top, key by key.</summary>
    public static MappingNode Merge(MappingNode project, MappingNode blueprint)
    {
        MappingNode merged = project;
        foreach (MappingEntry engine in blueprint.Entries)
        {
            Node value = engine.Value;
            if (project[engine.Name] is MappingNode below && value is MappingNode own)
            {
                foreach (MappingEntry setting in own.Entries)
                {
                    below = below.Set(setting.Key, setting.Value);
                }

                value = below;
            }

            merged = merged.Set(engine.Key, value);
        }

        return merged;
    }
}
