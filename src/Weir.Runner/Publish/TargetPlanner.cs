using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Events;
using Weir.Core.Manifests;
using Weir.Core.Text;

namespace Weir.Runner.Publish;

/// <summary>Decides how an Egress's rows and what is at its target come together.</summary>
internal static class TargetPlanner
{
    public static bool IsDepot(ManifestModule module) => module.Config.Get(EgressSpec.Format) == "depot";

    /// <summary>The Egresses that write files.</summary>
    public static IEnumerable<ManifestModule> Writers(Manifest manifest) =>
        manifest.Modules.Where(m => m is { Enabled: true, Type: ModuleType.Egress } && !IsDepot(m));

    /// <summary>Findings that need no look at the targets: what can't be published whole, and targets written twice.</summary>
    public static void Check(Manifest manifest, EngineServices services, DiagnosticBag diagnostics)
    {
        Dictionary<string, string> writers = new(StringComparer.Ordinal);
        foreach (ManifestModule module in Writers(manifest))
        {
            string? path = module.Config.Get(EgressSpec.Path);
            if (ConnectorModules.Has(module, manifest, services))
            {
                Claim(writers, TargetOf(module, manifest, services), module, diagnostics);
            }
            else if (path is null || path.Contains("://", StringComparison.Ordinal))
            {
                string target = path ?? "a table";
                Report(diagnostics, RunnerCodes.WriteUnsupported, module, $"'{module.Id}' writes {target}; this runner writes files and folders of this machine.", "Give a local `path`.");
            }
            else
            {
                Claim(writers, TargetOf(module, manifest, services), module, diagnostics);
            }
        }
    }

    /// <summary>The target: an absolute path without a slash at its end, or a connector's.</summary>
    public static string TargetOf(ManifestModule module, Manifest manifest, EngineServices services) =>
        ConnectorModules.TargetOf(module, manifest, services) ?? Path.TrimEndingDirectorySeparator(Path.GetFullPath(module.Config.Get(EgressSpec.Path)));

    /// <summary>Where the Blueprint names an Egress's target.</summary>
    public static SourceSpan PlaceOf(ManifestModule module) =>
        new[] { EgressSpec.Path, EgressSpec.Table }.FirstOrDefault(module.Config.Has) is { } named ? module.Config.SpanOf(named) : module.Span;

    /// <summary>What is to be done, given what is there.</summary>
    /// <param name="module">The Egress.</param>
    /// <param name="target">Its target.</param>
    /// <param name="present">What is there.</param>
    /// <param name="isCommitted">Whether the target is a table with a log.</param>
    /// <exception cref="WeirException">The mode does not allow what is there.</exception>
    public static TargetPlan Plan(ManifestModule module, string target, TargetState present, bool isCommitted = false)
    {
        if (target.Contains("://", StringComparison.Ordinal))
        {
            return PlanOutside(module, target, present);
        }

        if (isCommitted)
        {
            return PlanCommit(module, target, present);
        }

        bool asFolder = module.Config.Get(EgressSpec.Path).EndsWith('/') || module.Config.Get(EgressSpec.PartitionBy).Count > 0;
        // An empty folder holds nothing to protect, and a folder is what is to be made.
        bool exists = present != TargetState.Absent && !(asFolder && present == TargetState.EmptyFolder);
        TargetPlan replace = new(module, target) { AsFolder = asFolder, Kind = asFolder ? PublishKind.ReplaceFolder : PublishKind.ReplaceFile };
        return module.Config.Get(EgressSpec.Mode) switch
        {
            _ when !exists => replace,
            WriteMode.Overwrite => replace,
            WriteMode.Ignore => replace with { LeavesTarget = true },
            WriteMode.Append => Append(replace, present),
            WriteMode.Merge or WriteMode.OverwritePartitions => ChangePart(replace, present),
            _ => throw Refused(RunnerCodes.TargetExists, module, $"{target} exists and the mode of '{module.Id}' is error.", "Remove it, or set mode: overwrite, append or ignore."),
        };
    }

    /// <summary>Makes sure that a folder which is to be replaced holds nothing but data: what an engine or another format wrote there before may go, a person's other files may not.</summary>
    /// <exception cref="WeirException">It holds something else, which would be gone.</exception>
    public static void RefuseForeign(TargetPlan plan, ITargetStore targets, IReadOnlyList<FormatCapability> formats)
    {
        // Lines of text are data only where they are what is written.
        string? own = plan.Module.Config.Get(EgressSpec.Format);
        string[] endings = [.. formats.Where(f => f.Options.Name != "text" || f.Options.Name == own).SelectMany(f => f.Extensions)];
        if (endings.Length > 0 && targets.FindForeign(plan.Target, endings) is { } foreign)
        {
            throw Refused(
                RunnerCodes.TargetForeign, plan.Module, $"{plan.Target} is a folder that '{plan.Module.Id}' would replace, and it holds {foreign}, which is no data file and would be gone.",
                "Move that file elsewhere, or write to a folder of its own.");
        }
    }

    /// <summary>A table with a log: whatever the mode, the write is one commit, made of what the table is now.</summary>
    private static TargetPlan PlanCommit(ManifestModule module, string target, TargetState present)
    {
        TargetPlan commit = new(module, target) { AsFolder = true, Kind = PublishKind.Commit, ExistingTarget = present == TargetState.Absent ? null : target };
        return (module.Config.Get(EgressSpec.Mode), present) switch
        {
            (_, TargetState.File) => throw Refused(RunnerCodes.TargetShape, module, $"{target} is a file, but '{module.Id}' writes a table's folder.", "Remove the file, or write to another path."),
            (_, TargetState.Absent or TargetState.EmptyFolder) => commit,
            (WriteMode.Ignore, _) => commit with { LeavesTarget = true },
            (WriteMode.Error, _) => throw Refused(RunnerCodes.TargetExists, module, $"{target} exists and the mode of '{module.Id}' is error.", "Remove it, or set mode: overwrite, append, merge or ignore."),
            _ => commit,
        };
    }

    /// <summary>An outside system joins old rows and new itself, when the write is published.</summary>
    private static TargetPlan PlanOutside(ManifestModule module, string target, TargetState present) => module.Config.Get(EgressSpec.Mode) switch
    {
        WriteMode.Error when present != TargetState.Absent => throw Refused(RunnerCodes.TargetExists, module, $"{target} exists and the mode of '{module.Id}' is error.", "Drop it, or set mode: overwrite, append, merge or ignore."),
        WriteMode.Ignore when present != TargetState.Absent => new TargetPlan(module, target) { LeavesTarget = true },
        _ => new TargetPlan(module, target) { Kind = PublishKind.Transaction },
    };

    private static void Claim(Dictionary<string, string> writers, string target, ManifestModule module, DiagnosticBag diagnostics)
    {
        if (!writers.TryAdd(target, module.Id))
        {
            Report(diagnostics, RunnerCodes.TargetShared, module, $"'{module.Id}' and '{writers[target]}' write the same target {target}.", "Give each its own path.");
        }
    }

    private static TargetPlan Append(TargetPlan replace, TargetState present) => present switch
    {
        TargetState.File when replace.AsFolder => throw Refused(
            RunnerCodes.TargetShape, replace.Module, $"{replace.Target} is a file, but '{replace.Module.Id}' adds files to a folder.", "Remove the file, or write a single file (no slash at the end, no partition_by)."),
        TargetState.File => replace with { ExistingFile = replace.Target },
        _ => replace with { AsFolder = true, Kind = PublishKind.AddFiles },
    };

    /// <summary>The target is made anew beside itself, with the part that stays, and changes places as a whole.</summary>
    private static TargetPlan ChangePart(TargetPlan replace, TargetState present) => present switch
    {
        TargetState.File when replace.AsFolder => throw Refused(
            RunnerCodes.TargetShape, replace.Module, $"{replace.Target} is a file, but '{replace.Module.Id}' writes a folder.", "Remove the file, or write a single file (no slash at the end, no partition_by)."),
        TargetState.File => replace with { ExistingTarget = replace.Target },
        _ => replace with { AsFolder = true, Kind = PublishKind.ReplaceFolder, ExistingTarget = replace.Target },
    };

    private static WeirException Refused(DiagnosticCode code, ManifestModule module, string message, string hint) =>
        new(new Diagnostic(code, module.Config.SpanOf(EgressSpec.Path), message) { Hint = hint, ModuleId = module.Id });

    private static void Report(DiagnosticBag diagnostics, DiagnosticCode code, ManifestModule module, string message, string hint) =>
        diagnostics.Add(code, module.Config.SpanOf(EgressSpec.Path), message, hint, module.Id);
}
