using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Functions;

namespace Weir.Engines.DuckDb.Spark.Functions;

/// <summary>The functions of Spark's that SQL can't express, written in C#.</summary>
internal static class SparkFunctions
{
    private static Dictionary<string, DuckDbScalarFunction>? byName;

    private static Dictionary<string, DuckDbScalarFunction> ByName => byName ??= Load();

    /// <summary>The function of that name; null when there is none.</summary>
    public static DuckDbScalarFunction? Find(string name) => ByName.GetValueOrDefault(name);

    private static Dictionary<string, DuckDbScalarFunction> Load()
    {
        Dictionary<string, DuckDbScalarFunction> loaded = new(StringComparer.Ordinal);
        foreach (DuckDbScalarFunction function in (IEnumerable<DuckDbScalarFunction>)
            [.. HashFunctions.All(), .. CipherFunctions.All(), .. XPathFunctions.All(), .. DocumentFunctions.All(), .. NumberPatternFunctions.All()])
        {
            loaded.Add(function.Name, function);
        }

        return loaded;
    }
}
