namespace Weir.Hosting.UserCode;

/// <summary>Finds the file that a class path ends in: beside the pipeline, in its <c>bin</c> folders, or a source file of that name.</summary>
internal static class CodeFinder
{
    /// <summary>The absolute path; null when there is none. Of several builds the newest counts.</summary>
    public static string? Find(ClassReference reference, string baseDirectory)
    {
        if (reference.IsSource || reference.Code.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            string named = Path.GetFullPath(reference.Code, baseDirectory);
            return File.Exists(named) ? named : null;
        }

        string file = reference.Code + ".dll";
        string beside = Path.Combine(baseDirectory, file);
        if (File.Exists(beside))
        {
            return beside;
        }

        return Newest(Builds(baseDirectory, file)) ?? Source(reference, baseDirectory);
    }

    /// <summary>Where <see cref="Find"/> looks, for the one who has to put it there.</summary>
    public static string Places(ClassReference reference) => reference.IsSource || reference.Code.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        ? "Paths start at the pipeline's folder."
        : $"Looked for {reference.Code}.dll beside the pipeline and in 'bin' and '{reference.Code}/bin' below it, and for {reference.Code}.cs. {ClassReference.Form}";

    private static IEnumerable<string> Builds(string baseDirectory, string file)
    {
        string project = Path.GetFileNameWithoutExtension(file);
        foreach (string bin in new[] { Path.Combine(baseDirectory, "bin"), Path.Combine(baseDirectory, project, "bin") })
        {
            if (Directory.Exists(bin))
            {
                foreach (string found in Directory.EnumerateFiles(bin, file, SearchOption.AllDirectories))
                {
                    // Reference assemblies have no bodies.
                    if (Path.GetFileName(Path.GetDirectoryName(found)) is not ("ref" or "refint"))
                    {
                        yield return found;
                    }
                }
            }
        }
    }

    private static string? Newest(IEnumerable<string> files)
    {
        string? newest = null;
        foreach (string file in files)
        {
            if (newest is null || File.GetLastWriteTimeUtc(file) > File.GetLastWriteTimeUtc(newest))
            {
                newest = file;
            }
        }

        return newest;
    }

    private static string? Source(ClassReference reference, string baseDirectory)
    {
        string source = Path.Combine(baseDirectory, reference.Code + ".cs");
        return File.Exists(source) ? source : null;
    }
}
