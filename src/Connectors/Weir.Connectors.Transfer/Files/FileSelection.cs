using Weir.Core.Contracts;
using Weir.Core.Primitives;

namespace Weir.Connectors.Transfer.Files;

/// <summary>Files by path or pattern, each once, in ordinal order.</summary>
internal static class FileSelection
{
    /// <summary>The files that are there; what is named and missing, and patterns without a match, give none.</summary>
    public static List<string> Of(ITaskContext context, IReadOnlyList<string> paths)
    {
        SortedSet<string> found = new(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            string full = context.PathToRead(path);
            foreach (string file in FileGlob.IsPattern(path) ? FileGlob.Find(full) : File.Exists(full) ? [full] : [])
            {
                // A pattern may lead through a link to where nothing may be read.
                found.Add(context.PathToRead(file));
            }
        }

        return [.. found];
    }
}
