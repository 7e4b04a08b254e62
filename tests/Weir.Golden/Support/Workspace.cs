namespace Weir.Golden.Support;

/// <summary>A folder of a test's own, laid out like the source tree where an example needs it; goes away with the test.</summary>
internal sealed class Workspace : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("weir-golden-").FullName;

    /// <summary>A copy of a folder, without what runs left in it.</summary>
    public string Copy(string source)
    {
        string target = System.IO.Path.Combine(Path, System.IO.Path.GetFileName(source));
        Copy(new DirectoryInfo(source), target);
        return target;
    }

    /// <summary>A link to a folder, under the folder's own name.</summary>
    public void Link(string source) => Directory.CreateSymbolicLink(System.IO.Path.Combine(Path, System.IO.Path.GetFileName(source)), source);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static void Copy(DirectoryInfo source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (FileInfo file in source.EnumerateFiles())
        {
            file.CopyTo(System.IO.Path.Combine(target, file.Name));
        }

        foreach (DirectoryInfo inner in source.EnumerateDirectories().Where(d => d.Name is not ("out" or ".weir" or "node_modules")))
        {
            Copy(inner, System.IO.Path.Combine(target, inner.Name));
        }
    }
}
