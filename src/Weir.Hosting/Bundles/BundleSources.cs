using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Dialects.Flow;
using Weir.Formats.Yaml;

namespace Weir.Hosting.Bundles;

/// <summary>Makes the source that a manifest names.</summary>
/// <param name="context">What tasks see that fetch.</param>
/// <param name="scratch">A folder for what is needed meanwhile.</param>
internal sealed class BundleSources(ITaskContext context, string scratch)
{
    /// <summary>The source; null after a finding.</summary>
    public IBundleSource? Of(Config manifest, string id, IReadOnlyDictionary<string, string> variables, DiagnosticBag bag)
    {
        Config source = manifest.Get(BundleSpec.Head)!.Get(BundleSpec.Source)!;
        string type = source.Get(BundleSpec.Type)!;
        if (type is "filesystem" or "zip")
        {
            return Local(source, type, bag);
        }

        IReadOnlyDictionary<string, MappingNode> resources = FlowDialect.ReadResources(
            manifest.NodeOf(BundleSpec.Resources) as MappingNode ?? MappingNode.Empty, new FlowInputs { BaseDirectory = context.BaseDirectory, ReadYaml = YamlFormat.Read, Variables = variables }, id, bag);
        string name = source.Get(BundleSpec.Resource) ?? "";
        if (bag.HasErrors || !resources.TryGetValue(name, out MappingNode? resource))
        {
            bag.Add(BundleCodes.Incomplete, source.SpanOf(BundleSpec.Resource), $"The source '{type}' needs a resource of the manifest; there is no '{name}'.", "Add it under 'resources' and name it by 'resource'.");
            return null;
        }

        return new TaskBundle(source, type == "db" ? FlowDialect.DatabaseKeys(resource, bag) : resource, source.Get(BundleSpec.Bundle) ?? id, context);
    }

    private IBundleSource? Local(Config source, string type, DiagnosticBag bag)
    {
        if (source.Get(BundleSpec.BasePath) is not { Length: > 0 } given)
        {
            bag.Add(BundleCodes.Incomplete, source.Node.Span, $"The source '{type}' needs 'base_path'.", type == "zip" ? "Give the archive, or its address." : "Give the folder.");
            return null;
        }

        if (type == "filesystem")
        {
            return new FolderBundle(Path.GetFullPath(Path.Combine(given, source.Get(BundleSpec.Bundle) ?? ""), context.BaseDirectory), source.Get(BundleSpec.Strict));
        }

        long most = source.Get(BundleSpec.MaximumBytes);
        string file = Path.GetFullPath(given, context.BaseDirectory);
        return new ZipBundle(given.StartsWith("https://", StringComparison.Ordinal) || given.StartsWith("http://", StringComparison.Ordinal) ? token => DownloadAsync(given, most, token) : _ => Task.FromResult(file), most);
    }

    private async Task<string> DownloadAsync(string address, long most, CancellationToken cancellationToken)
    {
        string path = Path.Combine(scratch, "bundle.zip");
        if (File.Exists(path))
        {
            return path;
        }

        using HttpClient client = new() { MaxResponseContentBufferSize = Math.Min(most, int.MaxValue / 2) };
        await File.WriteAllBytesAsync(path, await client.GetByteArrayAsync(new Uri(address), cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return path;
    }
}
