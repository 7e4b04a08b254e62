namespace Weir.Core.Contracts;

/// <summary>A file or folder in the making. Disposing of it unpublished removes what was written.</summary>
public interface ITaskArtifact : IDisposable
{
    /// <summary>Where it will be, absolute.</summary>
    string Path { get; }

    /// <summary>Where to write it: on the same file system, its folder exists, itself it does not.</summary>
    string StagedPath { get; }

    /// <summary>Brings the bytes to the disk and puts the file or folder in its place, instead of what is there.</summary>
    void Publish();
}
