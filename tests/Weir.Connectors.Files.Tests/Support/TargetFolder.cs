using Weir.Core.Events;

namespace Weir.Connectors.Files.Tests.Support;

/// <summary>A folder with targets, and short ways to fill and to see them.</summary>
internal sealed class TargetFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    /// <param name="inMemory">True to use a file system in memory, where there is one: for tests that make thousands of folders and look at moves, not at disks.</param>
    public TargetFolder(bool inMemory = false)
    {
        Root = inMemory && Directory.Exists(Memory)
            ? Directory.CreateDirectory(System.IO.Path.Combine(Memory, "weir-targets-" + Guid.NewGuid().ToString("N"))).FullName
            : Directory.CreateTempSubdirectory("weir-targets-").FullName;
    }

    public string Root { get; }

    /// <summary>The hidden folder beside the targets.</summary>
    public string Hidden => Path("." + "weir");

    public string Path(string name) => System.IO.Path.Combine(Root, name);

    /// <summary>Makes a file from a text, a folder from <c>name=text</c> parts joined by <c>;</c>, and nothing from <c>absent</c>.</summary>
    public static void Make(string path, string content)
    {
        if (content == "absent")
        {
            return;
        }

        if (!content.StartsWith('/'))
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
            return;
        }

        Directory.CreateDirectory(path);
        foreach (string file in content[1..].Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = file.LastIndexOf('=');
            string place = System.IO.Path.Combine(path, file[..equals]);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(place)!);
            File.WriteAllText(place, file[(equals + 1)..]);
        }
    }

    /// <summary>What <see cref="Make"/> would make it of.</summary>
    public static string See(string path)
    {
        if (File.Exists(path))
        {
            return File.ReadAllText(path);
        }

        return !Directory.Exists(path) ? "absent" : "/" + string.Join(';', Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => $"{System.IO.Path.GetRelativePath(path, file)}={File.ReadAllText(file)}"));
    }

    public static PublishStep Step(string staged, string target, PublishKind kind) => new() { ModuleId = "save", Kind = kind, Staged = staged, Target = target };

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
