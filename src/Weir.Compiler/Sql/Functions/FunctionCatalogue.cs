using System.Globalization;

namespace Weir.Compiler.Sql.Functions;

/// <summary>The functions of Spark SQL.</summary>
internal static class FunctionCatalogue
{
    private static Dictionary<string, List<FunctionEntry>>? byName;

    private static readonly (string Group, string Table)[] Tables =
    [
        ("text", TextFunctions.Table),
        ("numbers", NumberFunctions.Table),
        ("dates and times", TimeFunctions.Table),
        ("conditions and types", ConditionFunctions.Table),
        ("arrays", ArrayFunctions.Table),
        ("maps and structs", MapFunctions.Table),
        ("JSON, CSV, XML, variants", DocumentFunctions.Table),
        ("hashes and bits", BitFunctions.Table),
        ("aggregates", AggregateFunctions.Table),
        ("windows", WindowFunctions.Table),
        ("generators", GeneratorFunctions.Table),
        ("system", SystemFunctions.Table),
        ("sketches", SketchFunctions.Table),
    ];

    private static Dictionary<string, List<FunctionEntry>> ByName => byName ??= Load();

    /// <summary>All entries, in the order of their groups.</summary>
    public static IEnumerable<FunctionEntry> All => ByName.Values.SelectMany(static e => e);

    public static bool Knows(string name) => ByName.ContainsKey(name);

    /// <summary>The entry for a call with so many arguments; null when Spark has no such function, or none with so many.</summary>
    public static FunctionEntry? Find(string name, int arguments)
    {
        if (ByName.TryGetValue(name, out List<FunctionEntry>? entries))
        {
            foreach (FunctionEntry entry in entries)
            {
                if (arguments >= entry.Minimum && arguments <= entry.Maximum)
                {
                    return entry;
                }
            }
        }

        return null;
    }

    /// <summary>All entries of one name.</summary>
    public static IReadOnlyList<FunctionEntry> Named(string name) => ByName.TryGetValue(name, out List<FunctionEntry>? entries) ? entries : [];

    private static Dictionary<string, List<FunctionEntry>> Load()
    {
        Dictionary<string, List<FunctionEntry>> loaded = new(600, StringComparer.Ordinal);
        foreach ((string group, string table) in Tables)
        {
            int start = 0;
            while (start < table.Length)
            {
                int end = table.IndexOf('\n', start);
                end = end < 0 ? table.Length : end;
                if (end > start)
                {
                    Read(table[start..end], group, loaded);
                }

                start = end + 1;
            }
        }

        return loaded;
    }

    /// <summary>Reads a line <c>name, name | arguments | parameters | result | template</c>.</summary>
    private static void Read(string line, string group, Dictionary<string, List<FunctionEntry>> loaded)
    {
        string[] columns = line.Split(" | ");
        string arity = columns[1];
        int dots = arity.IndexOf("..", StringComparison.Ordinal);
        int minimum = int.Parse(dots < 0 ? arity : arity[..dots], CultureInfo.InvariantCulture);
        int maximum = dots < 0 ? minimum : dots + 2 == arity.Length ? int.MaxValue : int.Parse(arity[(dots + 2)..], CultureInfo.InvariantCulture);
        foreach (string name in columns[0].Split(", "))
        {
            FunctionEntry entry = new(name, minimum, maximum, columns[2] == "-" ? "" : columns[2], columns[3], columns[4], group);
            if (!loaded.TryGetValue(name, out List<FunctionEntry>? entries))
            {
                entries = [];
                loaded.Add(name, entries);
            }

            entries.Add(entry);
        }
    }
}
