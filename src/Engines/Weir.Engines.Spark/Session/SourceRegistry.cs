using Weir.Core.Text;
using Weir.Engines.Spark.Connect.Errors;

namespace Weir.Engines.Spark.Session;

/// <summary>Remembers which Ingress reads which path, so that an error about a file points at it.</summary>
internal sealed class SourceRegistry
{
    private readonly List<(string Path, string ModuleId, SourceSpan Span)> sources = [];

    internal void Register(string path, string moduleId, SourceSpan span) => sources.Add((path, moduleId, span));

    /// <summary>The Ingress whose path the error names; the longest such path, so that a folder does not stand for another inside of it.</summary>
    internal (string? ModuleId, SourceSpan Span)? Find(SparkError error)
    {
        string said = string.Join('\n', error.Parameters.Values.Append(error.Message));
        foreach ((string path, string moduleId, SourceSpan span) in sources.OrderByDescending(source => source.Path.Length))
        {
            if (said.Contains(path, StringComparison.Ordinal))
            {
                return (moduleId, span);
            }
        }

        return null;
    }
}
