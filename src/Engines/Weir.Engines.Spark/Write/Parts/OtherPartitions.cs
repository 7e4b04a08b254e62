using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Primitives;

namespace Weir.Engines.Spark.Write.Parts;

/// <summary>Mode overwrite_partitions: the partitions of a target that no new row belongs to stay, file by file.</summary>
internal static class OtherPartitions
{
    /// <summary>Takes them over into what is staged.</summary>
    /// <exception cref="WeirException">The target's folders are named by other columns.</exception>
    internal static void TakeOver(string root, WriteRequest request)
    {
        if (Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Any() && FileTargetCheck.Layout(request.Module, FileTarget.PartitionsOf(root)) is { } finding)
        {
            throw new WeirException(finding);
        }

        HashSet<string> written = [.. Directory.EnumerateFiles(request.StagedPath, "*", SearchOption.AllDirectories).Select(file => Normal(Path.GetDirectoryName(Path.GetRelativePath(request.StagedPath, file))!))];
        KeptFiles.TakeOver(root, request.StagedPath, path => written.Contains(Normal(path)));
    }

    /// <summary>A relative path with its values as they are: writers differ in the characters that they escape.</summary>
    private static string Normal(string path) => Uri.UnescapeDataString(path.Replace('\\', '/'));
}
