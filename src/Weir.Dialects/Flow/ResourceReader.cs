using Weir.Core.Diagnostics;
using Weir.Core.Primitives;
using Weir.Core.Text;
using Weir.Dialects.Blueprints;
using Weir.Dialects.Flow.Specs;
using Weir.Dialects.Flow.Templates;

namespace Weir.Dialects.Flow;

/// <summary>Reads the resources: with their profiles, templates and secrets.</summary>
internal sealed class ResourceReader(OuterScope outer, FlowInputs inputs, DiagnosticBag bag)
{
    /// <summary>Name to settings: <c>kind</c>, <c>driver</c>, and the keys of <c>config</c> and <c>options</c> beside them.</summary>
    public IReadOnlyDictionary<string, MappingNode> Read(MappingNode resources)
    {
        Dictionary<string, MappingNode> read = new(StringComparer.Ordinal);
        IReadOnlyDictionary<string, MappingNode>? profiles = null;
        foreach (MappingEntry entry in resources.Entries)
        {
            if (entry.Value is MappingNode resource)
            {
                profiles ??= new ProfileReader(inputs, bag).Read();
                read[entry.Name] = Settings(WithProfile(resource, profiles));
            }
        }

        return read;
    }

    private MappingNode WithProfile(MappingNode resource, IReadOnlyDictionary<string, MappingNode> profiles)
    {
        if (Nodes.Scalar(resource, ResourceSpec.Profile) is not { } name)
        {
            return resource;
        }

        if (profiles.TryGetValue(name.Text, out MappingNode? profile))
        {
            return Merge(profile, resource);
        }

        bag.Add(FlowCodes.Profiles, name.Span, $"There is no profile '{name.Text}'.", Suggestion.Hint(name.Text, [.. profiles.Keys]) ?? "Profiles come from AETHERFLOW_PROFILES_JSON or AETHERFLOW_PROFILES_FILE.");
        return resource;
    }

    private MappingNode Settings(MappingNode resource)
    {
        TemplateReader templates = new(outer, bag);
        HashSet<string> secret = [.. DecodePaths.In(resource[ResourceSpec.Decode.Name] as MappingNode)];
        MappingNode settings = new([.. resource.Entries.Where(e => e.Name is "kind" or "driver")], resource.Span);
        foreach (string part in (string[])["config", "options"])
        {
            if (resource[part] is MappingNode values)
            {
                foreach (MappingEntry entry in values.Entries)
                {
                    settings = settings.Set(entry.Key, Value(entry.Value, $"{part}.{entry.Name}", secret, templates));
                }
            }
        }

        return settings;
    }

    private Node Value(Node value, string path, HashSet<string> secret, TemplateReader templates)
    {
        if (value is MappingNode mapping)
        {
            return mapping.With([.. mapping.Entries.Select(e => new MappingEntry(e.Key, Value(e.Value, $"{path}.{e.Name}", secret, templates)))]);
        }

        if (!secret.Contains(path))
        {
            return templates.Read(value);
        }

        if (value is not ScalarNode { Kind: ScalarKind.Text } text || (text.Text.Contains("{{", StringComparison.Ordinal) && !(text.Text.StartsWith("{{", StringComparison.Ordinal) && text.Text.IndexOf("}}", StringComparison.Ordinal) == text.Text.Length - 2)))
        {
            bag.Add(FlowCodes.DecodeShape, value.Span, $"'{path}' is to be decoded, so it must be a text, and a template in it must be the whole of it.", "Put the whole value into one variable.");
            return value;
        }

        ScalarNode read = templates.Read(text);
        return read.Resolved(read.Text, ScalarKind.Text, ValueOrigin.EnvironmentReference, null, Secret.Redacted);
    }

    /// <summary>Both, key by key; of two values the second counts, and lists are not joined.</summary>
    private static MappingNode Merge(MappingNode below, MappingNode above)
    {
        MappingNode merged = below;
        foreach (MappingEntry entry in above.Entries)
        {
            merged = merged.Set(entry.Key, entry.Value is MappingNode own && below[entry.Name] is MappingNode under ? Merge(under, own) : entry.Value);
        }

        return merged;
    }
}
