using Weir.Connectors.Files.Native;
using Weir.Core.Contracts;
using Weir.Core.Primitives;

namespace Weir.Connectors.Files.Targets;

/// <summary>A held target. Letting go removes the lock file, and the folders that were made for it when nothing came into them.</summary>
internal sealed class TargetLease(string target, TargetPath path, FileLock held, IReadOnlyList<string> madeFolders) : ITargetLease
{
    public string Target => target;

    public void Dispose()
    {
        held.Dispose();
        FolderRemoval.RemoveEmpty([path.Folder, .. madeFolders]);
    }
}
