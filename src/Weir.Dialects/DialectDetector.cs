using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Dialects.Blueprints;

namespace Weir.Dialects;

/// <summary>Finds out which dialect a file is written in.</summary>
public static class DialectDetector
{
    private const string FlowKey = "flow";
    private const string JobsKey = "jobs";
    private static readonly string[] TopKeys = ["aqueduct", "weir", FlowKey];

    /// <summary>The dialect that a path alone tells, or null where it does not: YAML is told apart by its top keys.</summary>
    /// <param name="path">A file or folder, which need not exist.</param>
    public static string? OfPath(string path)
    {
        if (string.Equals(Path.GetFileName(path), "pond.toml", StringComparison.OrdinalIgnoreCase))
        {
            return DialectNames.Pond;
        }

        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".toml" => DialectNames.Pipeline,
            ".conf" or ".hocon" => DialectNames.Components,
            ".cs" or ".dll" => DialectNames.Code,
            _ => null,
        };
    }

    /// <summary>True for the file endings of YAML.</summary>
    public static bool IsYaml(string path) => Path.GetExtension(path).ToLowerInvariant() is ".yml" or ".yaml";

    /// <summary>The dialect that a YAML document's top keys tell; null after a finding that says what was expected.</summary>
    public static string? OfYaml(Document document, DiagnosticBag bag)
    {
        if (document.Root is not MappingNode root)
        {
            bag.Add(
                DialectCodes.NotAMapping, document.Root.Span, $"A Blueprint is a mapping of keys and values, but this document is {document.Root.Describe()}.",
                "Begin with 'aqueduct: \"1.0\"', 'id: ...', 'modules: ...'.");
            return null;
        }

        if (BlueprintDialect.Recognises(root))
        {
            return DialectNames.Blueprint;
        }

        bool hasFlow = root[FlowKey] is not null;
        bool hasJobs = root[JobsKey] is not null;
        if (hasFlow && hasJobs)
        {
            return DialectNames.Flow;
        }

        // With its modules a document is a Blueprint that lacks its first line; the Blueprint's own check says so, and all else that is wrong.
        if (!hasFlow && !hasJobs && BlueprintDialect.HasModules(root))
        {
            return DialectNames.Blueprint;
        }

        Report(root, hasFlow, hasJobs, bag);
        return null;
    }

    private static void Report(MappingNode root, bool hasFlow, bool hasJobs, DiagnosticBag bag)
    {
        if (hasFlow || hasJobs)
        {
            (string present, string absent) = hasFlow ? (FlowKey, JobsKey) : (JobsKey, FlowKey);
            string? near = Nearest(root, [absent]).Key?.Text;
            bag.Add(
                DialectCodes.UnknownDialect, root.Find(present)!.Key.Span, $"A flow has the top keys 'flow' and 'jobs', but here '{absent}' is missing.",
                near is null ? $"Add '{absent}:'." : $"Did you mean '{absent}' by '{near}'?");
            return;
        }

        (ScalarNode? key, string? meant) = Nearest(root, TopKeys);
        SourceSpan span = key?.Span ?? (root.Count > 0 ? root.Entries[0].Key.Span : root.Span);
        string message = root.Count == 0
            ? "The file is empty; a Blueprint has the top keys 'aqueduct', 'id' and 'modules'."
            : "The file is no Blueprint, since it has no top key 'aqueduct' (or 'weir'), and no flow, since it has no 'flow' and 'jobs'.";
        bag.Add(
            DialectCodes.UnknownDialect, span, message,
            key is null ? "Begin a Blueprint with 'aqueduct: \"1.0\"'." : $"Did you mean '{meant}' by '{key.Text}'?");
    }

    /// <summary>The top key that is nearest to one of the wanted ones.</summary>
    private static (ScalarNode? Key, string? Meant) Nearest(MappingNode root, string[] wanted)
    {
        foreach (MappingEntry entry in root.Entries)
        {
            if (Suggestion.Nearest(entry.Name, wanted) is { } meant)
            {
                return (entry.Key, meant);
            }
        }

        return (null, null);
    }
}
