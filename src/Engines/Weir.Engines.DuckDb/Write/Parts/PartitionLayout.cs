using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Engines.DuckDb.Define;
using Weir.Engines.DuckDb.Read;

namespace Weir.Engines.DuckDb.Write.Parts;

/// <summary>How the folders of a target are named.</summary>
internal static class PartitionLayout
{
    /// <summary>The folders that hold files, relative and <see cref="Normal"/>.</summary>
    internal static IEnumerable<string> LeavesOf(string root) =>
        Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(file => Normal(Path.GetDirectoryName(Path.GetRelativePath(root, file))!)).Distinct(StringComparer.Ordinal);

    /// <summary>A relative path with its values as they are: writers differ in the characters that they escape.</summary>
    internal static string Normal(string path) => Uri.UnescapeDataString(path.Replace('\\', '/'));

    /// <exception cref="WeirException">There are files that are not in folders of these columns.</exception>
    internal static void Require(WriteRequest request, string root, IReadOnlyList<string> endings)
    {
        string[] files = [.. SourceFiles.Beneath(root, endings)];
        if (files.Length > 0 && Mismatch(request.Module.Config.Get(EgressSpec.PartitionBy), SourceFiles.PartitionsBelow(root, files)) is { } mismatch)
        {
            throw new WeirException(new Diagnostic(EngineCodes.TargetLayout, request.Module.Config.SpanOf(EgressSpec.PartitionBy), mismatch)
            {
                ModuleId = request.Module.Id,
                Hint = "Write with the target's own partitions, or make it anew with `mode: overwrite`.",
            });
        }
    }

    /// <summary>What does not agree, in words; null when all does.</summary>
    internal static string? Mismatch(IReadOnlyList<string> asked, IReadOnlyList<string> there) =>
        asked.SequenceEqual(there, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"The target is {Described(there)}, and the rows would be {Described(asked)}.";

    private static string Described(IReadOnlyList<string> columns) => columns.Count == 0 ? "not partitioned" : $"partitioned by {ModuleScope.Names(columns)}";
}
