using Weir.Core.Primitives;

namespace Weir.Core.Contracts;

/// <summary>The run, as far as a task may see it.</summary>
public interface ITaskContext
{
    string RunId { get; }

    string BlueprintId { get; }

    string ModuleId { get; }

    /// <summary>1 for the first attempt at the module.</summary>
    int Attempt { get; }

    /// <summary>The same for every attempt at this module in this run, resumed or not, and for nothing else: hand it to systems that recognise a request made twice.</summary>
    string IdempotencyKey { get; }

    /// <summary>The fencing token of the lock that the module holds, greater for each later holder; null without a lock.</summary>
    long? FencingToken { get; }

    /// <summary>The folder of the Blueprint, absolute.</summary>
    string BaseDirectory { get; }

    /// <summary>The folders of this run that the module may fill; they last until the run has ended, or longer.</summary>
    TaskWorkspace Workspace { get; }

    /// <summary>The project's environment: that of the process, with its files of variables.</summary>
    IReadOnlyDictionary<string, string> Variables { get; }

    TimeProvider Time { get; }

    /// <summary>Register what turns out to be a secret while the task runs; fields that are declared secret are registered already.</summary>
    SecretRedactor Redactor { get; }

    /// <summary>Hears what the task has to say; every line becomes an event, without secrets.</summary>
    ITaskLog Log { get; }

    /// <summary>Hears how far the work is; shown, not stored.</summary>
    IProgress<WorkProgress> Progress { get; }

    /// <summary>The absolute path of something to read.</summary>
    /// <param name="path">As it was configured; a relative one starts at the workspace's artifacts in a flow, at the Blueprint's folder elsewhere.</param>
    /// <exception cref="Diagnostics.WeirException">The path, links followed, leads out of the folders that the Blueprint may read.</exception>
    string PathToRead(string path);

    /// <summary>The absolute path of something to write; its folder is made.</summary>
    /// <param name="path">As it was configured; anchored as in <see cref="PathToRead"/>.</param>
    /// <exception cref="Diagnostics.WeirException">The path, links followed, leads out of the folders that the Blueprint may write.</exception>
    string PathToWrite(string path);

    /// <summary>Begins a file or folder that appears at its path whole or not at all.</summary>
    /// <param name="path">As it was configured; checked as in <see cref="PathToWrite"/>.</param>
    ITaskArtifact Stage(string path);
}
