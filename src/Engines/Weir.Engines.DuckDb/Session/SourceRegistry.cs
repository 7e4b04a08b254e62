using Weir.Core.Text;

namespace Weir.Engines.DuckDb.Session;

/// <summary>Remembers which Ingress reads which files, so that an error about a file points at it.</summary>
internal sealed class SourceRegistry
{
    private readonly Dictionary<string, (string ModuleId, SourceSpan Span)> owners = new(StringComparer.Ordinal);

    internal void Register(IEnumerable<string> files, string moduleId, SourceSpan span)
    {
        foreach (string file in files)
        {
            owners[file] = (moduleId, span);
        }
    }

    internal (string ModuleId, SourceSpan Span)? Find(string? file) => file is not null && owners.TryGetValue(file, out var owner) ? owner : null;
}
