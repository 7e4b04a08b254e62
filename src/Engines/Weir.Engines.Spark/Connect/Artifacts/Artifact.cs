namespace Weir.Engines.Spark.Connect.Artifacts;

/// <summary>A file to upload.</summary>
/// <param name="Name">Where it goes in the session: <c>jars/</c>, <c>files/</c>, <c>archives/</c>, <c>classes/</c> or <c>cache/</c>, then its name.</param>
/// <param name="Open">Opens its content, from the beginning each time.</param>
internal sealed record Artifact(string Name, Func<Stream> Open)
{
    /// <summary>A file of this machine.</summary>
    internal static Artifact File(string name, string path) => new(name, () => System.IO.File.OpenRead(path));

    /// <summary>Content in memory.</summary>
    internal static Artifact Of(string name, byte[] content) => new(name, () => new MemoryStream(content, writable: false));
}
