using System.Threading.Channels;

namespace Weir.Cli.Commands;

/// <summary>Tells of changes in the folders of some Blueprints: what they may include, and C# of their own. Data and what Weir writes do not count.</summary>
internal sealed class FileChanges : IDisposable
{
    private static readonly string[] Endings = [".yml", ".yaml", ".conf", ".hocon", ".json", ".toml", ".properties", ".env", ".cs", ".sql"];

    private readonly Channel<string> changes = Channel.CreateUnbounded<string>();
    private readonly List<FileSystemWatcher> watchers = [];

    /// <param name="files">Absolute paths.</param>
    public FileChanges(IReadOnlyList<string> files)
    {
        foreach (string folder in files.Select(f => Path.GetDirectoryName(f)!).Distinct(StringComparer.Ordinal).Where(Directory.Exists))
        {
            FileSystemWatcher watcher = new(folder) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size };
            watcher.Changed += (_, change) => Tell(change.FullPath);
            watcher.Created += (_, change) => Tell(change.FullPath);
            watcher.Deleted += (_, change) => Tell(change.FullPath);
            watcher.Renamed += (_, change) => Tell(change.FullPath);
            watcher.EnableRaisingEvents = true;
            watchers.Add(watcher);
        }
    }

    public ChannelReader<string> Reader => changes.Reader;

    /// <summary>Whether a change of a file can change what a Blueprint says.</summary>
    public static bool Counts(string path) =>
        Array.Exists(Endings, e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase))
        && !path.Contains($"{Path.DirectorySeparatorChar}.weir{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        && !path.Contains($"{Path.DirectorySeparatorChar}out{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    public void Dispose()
    {
        foreach (FileSystemWatcher watcher in watchers)
        {
            watcher.Dispose();
        }
    }

    private void Tell(string path)
    {
        if (Counts(path))
        {
            changes.Writer.TryWrite(path);
        }
    }
}
