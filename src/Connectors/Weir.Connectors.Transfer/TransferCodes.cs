using Weir.Core.Diagnostics;

namespace Weir.Connectors.Transfer;

/// <summary>Findings of the tasks that move files.</summary>
public static class TransferCodes
{
    public static DiagnosticCode FileFailed { get; } = new(
        "WEIR7301", "file-task-failed", Severity.Error, Fault.Environment, "A file could not be read, written, moved or removed.");

    public static DiagnosticCode ChecksumDiffers { get; } = new("WEIR7302", "checksum-differs", Severity.Error, Fault.Data, "A file is not what its checksum says.");

    public static DiagnosticCode UnsafeArchive { get; } = new(
        "WEIR7303", "unsafe-archive", Severity.Error, Fault.Data,
        "An archive holds an entry that would be written outside its folder (an absolute name, `..`, a link), or one twice. Nothing of it was extracted.");

    public static DiagnosticCode ArchiveLimit { get; } = new(
        "WEIR7304", "archive-limit", Severity.Error, Fault.Limit, "An archive holds more than the task's limits allow: entries, bytes, or bytes for each byte of the archive. Raise the limit if it is to be trusted.");

    public static DiagnosticCode ArchiveFailed { get; } = new("WEIR7305", "archive-failed", Severity.Error, Fault.Data, "An archive is broken, or its password is wrong.");

    public static DiagnosticCode HostKey { get; } = new(
        "WEIR7306", "host-key", Severity.Error, Fault.Environment,
        "The server's key is not one that is trusted, so it may be another server. Get the key from who runs it, and give it as `host_key` or in a file of known hosts.");

    public static DiagnosticCode SftpFailed { get; } = new("WEIR7307", "sftp-failed", Severity.Error, Fault.Environment, "The server could not be reached, refused the login, or refused what was asked of it.");

    public static DiagnosticCode RemotePath { get; } = new("WEIR7308", "remote-path", Severity.Error, Fault.Data, "A name that a server gave leads out of the folder that files are to be put into.");

    public static DiagnosticCode SmbFailed { get; } = new("WEIR7309", "smb-failed", Severity.Error, Fault.Environment, "The share could not be reached, refused the login, or refused what was asked of it; or the program smbclient is missing.");

    public static IReadOnlyList<DiagnosticCode> All { get; } = [FileFailed, ChecksumDiffers, UnsafeArchive, ArchiveLimit, ArchiveFailed, HostKey, SftpFailed, RemotePath, SmbFailed];
}
