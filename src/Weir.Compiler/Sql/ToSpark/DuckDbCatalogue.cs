using System.Globalization;

namespace Weir.Compiler.Sql.ToSpark;

/// <summary>The functions of DuckDB's that Spark has a counterpart for.</summary>
internal static class DuckDbCatalogue
{
    private static Dictionary<string, List<DuckDbFunction>>? byName;

    private static Dictionary<string, List<DuckDbFunction>> ByName => byName ??= Load();

    /// <summary>The names of all, in alphabetical order.</summary>
    public static IEnumerable<string> Names => ByName.Keys.Order(StringComparer.Ordinal);

    public static bool Knows(string name) => ByName.ContainsKey(name);

    /// <summary>The entry for a call with so many arguments; null when there is none.</summary>
    public static DuckDbFunction? Find(string name, int arguments) =>
        ByName.TryGetValue(name, out List<DuckDbFunction>? entries) ? entries.Find(e => arguments >= e.Minimum && arguments <= e.Maximum) : null;

    private static Dictionary<string, List<DuckDbFunction>> Load()
    {
        Dictionary<string, List<DuckDbFunction>> loaded = new(200, StringComparer.Ordinal);
        foreach (string line in DuckDbFunctions.Table.Split('\n'))
        {
            string[] columns = line.Split(" | ");
            int dots = columns[1].IndexOf("..", StringComparison.Ordinal);
            int minimum = int.Parse(dots < 0 ? columns[1] : columns[1][..dots], CultureInfo.InvariantCulture);
            int maximum = dots < 0 ? minimum : dots + 2 == columns[1].Length ? int.MaxValue : int.Parse(columns[1][(dots + 2)..], CultureInfo.InvariantCulture);
            foreach (string name in columns[0].Split(", "))
            {
                if (!loaded.TryGetValue(name, out List<DuckDbFunction>? entries))
                {
                    loaded.Add(name, entries = []);
                }

                entries.Add(new DuckDbFunction(name, minimum, maximum, columns[2], columns[3]));
            }
        }

        return loaded;
    }
}
