using System.Xml.Linq;

namespace Weir.Architecture.Support;

/// <summary>A project file, and what it asks for.</summary>
internal sealed record Project(string File)
{
    private readonly XDocument document = XDocument.Parse(Repository.Read(File));

    /// <summary>All projects of the repository.</summary>
    public static IReadOnlyList<Project> All { get; } = [.. Repository.WithEnding(".csproj").Select(file => new Project(file))];

    public string Name => Path.GetFileNameWithoutExtension(File);

    /// <summary>From the root, with slashes.</summary>
    public string Folder => File[..File.LastIndexOf('/')];

    /// <summary>The first folder: src, tests or bench.</summary>
    public string Area => File[..File.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>Names of the projects that it references.</summary>
    public IReadOnlyList<string> References => [.. Includes("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))];

    public IReadOnlyList<string> Packages => [.. Includes("PackageReference")];

    /// <summary>Attributes that would bypass the central versions.</summary>
    public IReadOnlyList<string> OwnVersions =>
        [.. document.Descendants("PackageReference").SelectMany(e => e.Attributes()).Where(a => a.Name.LocalName is "Version" or "VersionOverride").Select(a => a.Value)];

    private IEnumerable<string> Includes(string element) =>
        document.Descendants(element).Select(e => (string?)e.Attribute("Include")).OfType<string>();
}
