using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Weir.Core.Blueprints.Modules;

namespace Weir.Connectors.Databases.Write;

/// <summary>Where rows are staged and all that it takes to publish them, as one line: the target, a <c>#</c>, and parts.</summary>
/// <param name="Target">The target.</param>
/// <param name="RunId">The run.</param>
/// <param name="ModuleId">The Egress.</param>
/// <param name="Plan">How the rows come into the table.</param>
internal sealed record StagedName(string Target, string RunId, string ModuleId, WritePlan Plan)
{
    /// <summary>The name of the staging table, the same for the same run, module and target.</summary>
    internal string Table => "weir_stage_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{RunId}\n{ModuleId}\n{Target}")))[..24];

    public override string ToString()
    {
        StringBuilder text = new StringBuilder(Target).Append("#run=").Append(Uri.EscapeDataString(RunId)).Append("&module=").Append(Uri.EscapeDataString(ModuleId))
            .Append("&mode=").Append(Plan.Mode);
        foreach (string key in Plan.MergeKey)
        {
            text.Append("&key=").Append(Uri.EscapeDataString(key));
        }

        return text.Append(Plan.AddColumns ? "&add" : "").Append(Plan.ReplaceTable ? "&replace" : "").ToString();
    }

    internal static StagedName Parse(string text)
    {
        int hash = text.IndexOf('#', StringComparison.Ordinal);
        ILookup<string, string> parts = text[(hash + 1)..].Split('&').Select(part => part.Split('=', 2))
            .ToLookup(pair => pair[0], pair => pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "", StringComparer.Ordinal);
        ImmutableArray<string> keys = [.. parts["key"]];
        WritePlan plan = new(Enum.Parse<WriteMode>(parts["mode"].First()), keys, parts.Contains("add"), parts.Contains("replace"));
        return new StagedName(text[..hash], parts["run"].First(), parts["module"].First(), plan);
    }
}
