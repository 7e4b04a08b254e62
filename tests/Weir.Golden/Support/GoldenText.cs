namespace Weir.Golden.Support;

/// <summary>Compares a text with a committed file; the environment variable <c>WEIR_GOLDEN=write</c> rewrites the file instead.</summary>
internal static class GoldenText
{
    private static readonly bool Rewrite = Environment.GetEnvironmentVariable("WEIR_GOLDEN") == "write";

    public static void Check(string path, string actual)
    {
        if (Rewrite)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        string expected = File.Exists(path) ? File.ReadAllText(path) : "(no golden file)";
        actual.ShouldBe(expected, $"{Path.GetRelativePath(Repository.Root, path)}; run with WEIR_GOLDEN=write to accept");
    }
}
