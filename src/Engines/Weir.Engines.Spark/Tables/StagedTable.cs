using System.Security.Cryptography;
using System.Text;
using Weir.Core.Blueprints.Modules;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Tables;

/// <summary>Where rows are staged and all that it takes to publish them, as one line: the target, a <c>#</c>, and parts.</summary>
/// <param name="Target">The target: <c>spark://host:port/name</c>.</param>
/// <param name="RunId">The run.</param>
/// <param name="ModuleId">The Egress.</param>
/// <param name="Plan">How the rows come into the table.</param>
internal sealed record StagedTable(string Target, string RunId, string ModuleId, TablePlan Plan)
{
    private const string Prefix = "weir_stage_";

    /// <summary>The application of the run's write: a table that knows it has the rows already.</summary>
    internal string Application => $"weir:{RunId}/{ModuleId}";

    /// <summary>The target's name in SQL.</summary>
    internal string Table => NameOf(Target);

    /// <summary>The staging table's name in SQL, beside the target; the same for the same run, module and target.</summary>
    internal string Name => Beside(Target, PrefixOf(Target, RunId) + Hash(ModuleId));

    /// <summary>The beginning of the names of all staging tables of a target, or of one run for it.</summary>
    internal static string PrefixOf(string target, string? runId = null) => Prefix + Hash(target) + "_" + (runId is null ? "" : Hash(runId) + "_");

    /// <summary>A target's name in SQL, each part in quotes.</summary>
    internal static string NameOf(string target) => string.Join('.', PartsOf(target).Select(Quote.Identifier));

    /// <summary>The name of a table beside the target.</summary>
    internal static string Beside(string target, string name) => string.Join('.', PartsOf(target)[..^1].Append(name).Select(Quote.Identifier));

    /// <summary>The target's schema in SQL; null for the current one.</summary>
    internal static string? SchemaOf(string target) => PartsOf(target) is { Length: > 1 } parts ? string.Join('.', parts[..^1].Select(Quote.Identifier)) : null;

    public override string ToString()
    {
        StringBuilder text = new StringBuilder(Target).Append("#run=").Append(Uri.EscapeDataString(RunId)).Append("&module=").Append(Uri.EscapeDataString(ModuleId)).Append("&mode=").Append(Plan.Mode);
        foreach ((string name, string value) in Plan.MergeKey.Select(key => ("key", key)).Concat(Optional()))
        {
            text.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return text.ToString();
    }

    internal static StagedTable Parse(string text)
    {
        int hash = text.IndexOf('#', StringComparison.Ordinal);
        ILookup<string, string> parts = text[(hash + 1)..].Split('&').Select(part => part.Split('=', 2)).ToLookup(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]), StringComparer.Ordinal);
        TablePlan plan = new(
            Enum.Parse<WriteMode>(parts["mode"].First()), parts["format"].FirstOrDefault(), [.. parts["key"]], parts["where"].FirstOrDefault(), parts.Contains("add"), parts.Contains("replace"));
        return new StagedTable(text[..hash], parts["run"].First(), parts["module"].First(), plan);
    }

    private IEnumerable<(string Name, string Value)> Optional()
    {
        if (Plan.Format is { } format)
        {
            yield return ("format", format);
        }

        if (Plan.ReplaceWhere is { } where)
        {
            yield return ("where", where);
        }

        if (Plan.AddColumns)
        {
            yield return ("add", "1");
        }

        if (Plan.ReplaceTable)
        {
            yield return ("replace", "1");
        }
    }

    private static string[] PartsOf(string target) => [.. target[(target.LastIndexOf('/') + 1)..].Split('.').Select(Uri.UnescapeDataString)];

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..10];
}
