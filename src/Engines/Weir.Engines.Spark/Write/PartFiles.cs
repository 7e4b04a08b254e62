using System.Globalization;

namespace Weir.Engines.Spark.Write;

/// <summary>Brings what Spark wrote into the form that is asked for: Spark makes a folder of files with names of its own, and marks beside them.</summary>
internal static class PartFiles
{
    /// <summary>Names the files of a folder by a stem and a number, and drops the marks.</summary>
    /// <returns>Files.</returns>
    internal static int Rename(string folder, string stem, string ending)
    {
        int count = 0;
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        foreach (string file in files)
        {
            if (IsMark(file))
            {
                File.Delete(file);
            }
            else
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"{stem}_{count++}{ending}");
                File.Move(file, Path.Combine(Path.GetDirectoryName(file)!, name));
            }
        }

        return count;
    }

    /// <summary>Makes the only file of a folder the target, or an empty file where there is none, and removes the folder.</summary>
    internal static void Single(string folder, string target)
    {
        string[] files = [.. Directory.EnumerateFiles(folder).Where(file => !IsMark(file))];
        if (files.Length == 0)
        {
            File.WriteAllBytes(target, []);
        }
        else
        {
            File.Move(files.Single(), target);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Bytes of a file or of all files of a folder.</summary>
    internal static long Bytes(string path) =>
        File.Exists(path) ? new FileInfo(path).Length : new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    private static bool IsMark(string file) => Path.GetFileName(file) is { } name && (name.StartsWith('_') || name.StartsWith('.'));
}
