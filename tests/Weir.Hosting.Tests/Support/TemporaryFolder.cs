namespace Weir.Hosting.Tests.Support;

/// <summary>A folder that goes away with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("weir-host-").FullName;

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
        return At(name);
    }

    public HostEnvironment Environment(params (string Name, string Value)[] variables) => new()
    {
        CurrentDirectory = Path,
        Variables = variables.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal),
    };

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
