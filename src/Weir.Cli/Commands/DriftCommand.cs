using System.Text;
using Weir.Cli.CommandLine;
using Weir.Cli.Drift;
using Weir.Cli.Output;
using Weir.Cli.Render;
using Weir.Core.Blueprints;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Hosting;
using Weir.Runner;

namespace Weir.Cli.Commands;

/// <summary><c>weir drift</c>: whether the sources still have the columns that were accepted.</summary>
internal sealed class DriftCommand : BlueprintCommand
{
    private static readonly Option Module = new("--module", "only this Ingress") { ValueName = "ID" };

    private static readonly Option Accept = new("--accept", "take the columns as they are now for the accepted ones");

    public override CommandSpec Spec { get; } = new("drift", "tell whether sources still have the columns that they had")
    {
        Description = "Looks at the columns of every Ingress, reads no rows, and compares them with the accepted ones. The first look accepts. A change is told at every look until the source has its columns back or --accept is given.",
        Arguments = [BlueprintOptions.Blueprint],
        Options = [Module, Accept, .. BlueprintOptions.All, OutputFormat.Option],
        Examples = [new("weir drift orders.yml", "ends with 2 when a column is gone or has another type"), new("weir drift orders.yml --accept", "the new columns are fine")],
    };

    public override async Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (Compile(invocation, invocation.Host) is not { Manifest: { } manifest } compiled)
        {
            return ExitCodes.Configuration;
        }

        string? only = invocation.Arguments.Get(Module);
        if (only is not null && manifest.Find(only) is not { Type: ModuleType.Ingress })
        {
            throw new UsageException($"'{only}' is no Ingress of '{manifest.BlueprintId}'.", Suggestion.Hint(only, [.. Sources(manifest, null).Select(m => m.Id)]));
        }

        BindOutcome bound = await invocation.Host.BindAsync(compiled, cancellationToken);
        List<DriftCheck> checks = [];
        await using (ProjectStores stores = invocation.Host.OpenStores(BlueprintRequests.Project(invocation)))
        {
            SchemaBaseline baseline = new(stores.State, manifest.BlueprintId);
            foreach (ManifestModule module in Sources(manifest, only))
            {
                if (bound.Schemas.TryGetValue(module.Id, out IReadOnlyDictionary<string, Schema>? ports) && ports.TryGetValue(Ports.Main, out Schema? schema))
                {
                    checks.Add(DriftCheck.Compare(module.Id, baseline.Find(module.Id), SchemaBaseline.Columns(schema)));
                    if (checks[^1].IsNew || invocation.Arguments.Has(Accept))
                    {
                        baseline.Put(module.Id, schema);
                    }
                }
                else
                {
                    Show(invocation, bound.Diagnostics.Where(d => d.ModuleId == module.Id));
                    checks.Add(new DriftCheck(module.Id, false, ["its columns can't be had"], []));
                }
            }
        }

        invocation.Console.Out.Write(invocation.Arguments.IsJson() ? Json(manifest, checks) : Text(invocation, checks));
        return !invocation.Arguments.Has(Accept) && checks.Exists(c => c.Breaking.Count > 0) ? ExitCodes.RunTime : ExitCodes.Done;
    }

    private static IEnumerable<ManifestModule> Sources(Manifest manifest, string? only) =>
        manifest.Modules.Where(m => m is { Type: ModuleType.Ingress, Enabled: true } && (only is null || m.Id == only));

    private static string Text(Invocation invocation, List<DriftCheck> checks)
    {
        Style style = invocation.Console.OutStyle;
        bool accepted = invocation.Arguments.Has(Accept);
        StringBuilder text = new();
        foreach (DriftCheck check in checks)
        {
            (string glyph, string words) = check.Status switch
            {
                "baseline_set" => (style.Green("✓"), "looked at for the first time: accepted"),
                "no_drift" => (style.Green("✓"), "as accepted"),
                _ when accepted => (style.Green("✓"), "changed, and accepted"),
                "drift_benign" => (style.Yellow("!"), "has more columns"),
                _ => (style.Red("✗"), "has changed"),
            };
            text.Append(glyph).Append(' ').Append(style.Bold(check.ModuleId)).Append("  ").Append(style.Dim(words)).Append('\n');
            text.Append(string.Concat(check.Breaking.Select(b => $"    {style.Red(TextWidth.Safe(b))}\n"))).Append(string.Concat(check.Benign.Select(b => $"    {style.Yellow(TextWidth.Safe(b))}\n")));
        }

        return checks.Count == 0 ? "There is no Ingress to look at.\n" : text.ToString();
    }

    private static string Json(Manifest manifest, List<DriftCheck> checks) => JsonOut.Document(json =>
    {
        json.WriteString("blueprint_id", manifest.BlueprintId);
        json.Array("checks", checks, check =>
        {
            json.WriteStartObject();
            json.WriteString("module", check.ModuleId);
            json.WriteString("status", check.Status);
            json.Array("breaking", check.Breaking, json.WriteStringValue);
            json.Array("benign", check.Benign, json.WriteStringValue);
            json.WriteEndObject();
        });
    });
}
