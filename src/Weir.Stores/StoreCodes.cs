using Weir.Core.Diagnostics;

namespace Weir.Stores;

/// <summary>Findings of the history and the depot at rest.</summary>
public static class StoreCodes
{
    public static DiagnosticCode Unreadable { get; } = new(
        "WEIR7101", "history-unreadable", Severity.Error, Fault.Environment,
        "The history's file is not a database, or is damaged. Nothing is written to it. Move it away and a new one is made; `sqlite3 FILE .recover` saves what can be saved.");

    public static DiagnosticCode Foreign { get; } = new(
        "WEIR7102", "history-foreign", Severity.Error, Fault.Environment,
        "The file is a database of another program. Give Weir a folder of its own.");

    public static DiagnosticCode Newer { get; } = new(
        "WEIR7103", "history-newer", Severity.Error, Fault.Environment,
        "A newer version of Weir wrote this history. Use that version, or another folder.");

    public static DiagnosticCode Unwritable { get; } = new(
        "WEIR7104", "history-unwritable", Severity.Error, Fault.Environment,
        "The history, or the folder that it is in, can't be written: permissions, or a read-only file system. The database needs to make files beside itself, so the folder must be writable too.");

    public static DiagnosticCode DiskFull { get; } = new(
        "WEIR7105", "history-disk-full", Severity.Error, Fault.Environment,
        "No space is left where the history lives. What was stored before is kept whole.");

    public static DiagnosticCode Busy { get; } = new(
        "WEIR7106", "history-busy", Severity.Error, Fault.Environment,
        "Another process kept the history locked for longer than a write ever takes.");

    public static DiagnosticCode Failed { get; } = new(
        "WEIR7107", "history-failed", Severity.Error, Fault.Environment, "The history can't be read or written, for the reason that the message gives.");

    public static DiagnosticCode Unreachable { get; } = new(
        "WEIR7108", "store-unreachable", Severity.Error, Fault.Environment,
        "The server that keeps the store can't be reached, or does not let this user in.");

    public static DiagnosticCode BadAddress { get; } = new(
        "WEIR7109", "store-address", Severity.Error, Fault.Author,
        "The address of a store is not understood: a folder, or `postgres://user:password@host:5432/database?schema=weir`.");

    public static IReadOnlyList<DiagnosticCode> All { get; } = [Unreadable, Foreign, Newer, Unwritable, DiskFull, Busy, Failed, Unreachable, BadAddress];
}
