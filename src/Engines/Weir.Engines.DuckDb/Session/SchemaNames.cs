namespace Weir.Engines.DuckDb.Session;

/// <summary>Gives each module schemas of its own, so that names in one module's SQL never reach another's. DuckDB's names ignore case; module ids don't.</summary>
internal sealed class SchemaNames
{
    private readonly Dictionary<string, string> byModule = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase) { "main", "information_schema", "pg_catalog" };

    /// <summary>The schema that holds a module's ports, so that a branch can be named <c>module.branch</c> in SQL.</summary>
    internal string Ports(string moduleId)
    {
        if (!byModule.TryGetValue(moduleId, out string? name))
        {
            name = moduleId;
            for (int number = 2; !taken.Add(name); number++)
            {
                name = $"{moduleId}~{number}";
            }

            byModule[moduleId] = name;
        }

        return name;
    }

    /// <summary>The schema in which a module's SQL is at home: its tables are the module's inputs. No module id holds a slash.</summary>
    internal string Scope(string moduleId) => Ports(moduleId) + "/scope";
}
