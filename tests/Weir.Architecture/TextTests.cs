using System.Text.RegularExpressions;
using Weir.Architecture.Support;

namespace Weir.Architecture;

/// <summary>What every text file of the repository keeps to.</summary>
public sealed partial class TextTests
{
    private static readonly string[] Text = [".cs", ".csproj", ".props", ".slnx", ".md", ".json", ".yml", ".yaml", ".txt", ".sh", ".editorconfig", ".gitignore", "/weir", "/test", "/run"];

    private static readonly string[] Words = [".cs", ".csproj", ".props", ".slnx", ".md"];

    private static IEnumerable<string> TextFiles => Repository.Files.Where(file => Text.Any(ending => ("/" + file).EndsWith(ending, StringComparison.Ordinal)));

    [Fact]
    public void No_file_knows_the_machine_that_it_was_written_on() => Violations.ShouldBeNone(
        from file in TextFiles
        from Match match in MachinePath().Matches(Repository.Read(file))
        select $"{file}: {match.Value}",
        "Paths start at the repository, the Blueprint or a temporary folder.");

    [Fact]
    public void No_file_names_a_package_registry() => Violations.ShouldBeNone(
        from file in TextFiles
        from Match match in RegistryHost().Matches(Repository.Read(file))
        select $"{file}: {match.Value}",
        "Packages come from wherever the user's tools are set to look.");

    [Fact]
    public void Tests_that_a_page_names_are_there() => Violations.ShouldBeNone(
        from file in Repository.WithEnding(".md")
        from Match match in TestName().Matches(Repository.Read(file))
        where !Repository.WithEnding(".cs").Any(code => Defines(code, match.Groups["class"].Value, match.Groups["method"].Value))
        select $"{file}: {match.Value}",
        "A page that names a test as its witness names one that exists.");

    [Fact]
    public void Npm_lock_files_pin_hashes_but_no_host() => Violations.ShouldBeNone(
        from file in Repository.WithEnding("package-lock.json")
        let text = Repository.Read(file)
        where text.Contains("\"resolved\"", StringComparison.Ordinal) || !text.Contains("\"integrity\"", StringComparison.Ordinal)
        select file,
        "Set omit-lockfile-registry-resolved when writing the lock file.");

    [Fact]
    public void Lines_end_as_the_editor_settings_say() => Violations.ShouldBeNone(
        from file in Repository.WithEnding(Words)
        let text = Repository.Read(file)
        where text.Contains('\r', StringComparison.Ordinal) || text.Contains(" \n", StringComparison.Ordinal) || text.Contains('\t', StringComparison.Ordinal) || !text.EndsWith('\n')
        select file,
        "LF, no tab, no blank at a line's end, a line end at the file's end.");

    [Fact]
    public void Links_of_the_documents_lead_somewhere() => Violations.ShouldBeNone(
        from file in Repository.WithEnding(".md")
        where !file.StartsWith("tests/golden/", StringComparison.Ordinal)
        from Match match in Link().Matches(Repository.Read(file))
        let target = match.Groups["target"].Value
        where !target.Contains("://", StringComparison.Ordinal) && !Exists(file, target)
        select $"{file}: {target}",
        "A link names a file or a folder of the repository, and a heading in it where it says so.");

    private static bool Exists(string file, string link)
    {
        string[] parts = link.Split('#', 2);
        string path = parts[0].Length == 0 ? file : Path.GetRelativePath(Repository.Root, Path.GetFullPath(parts[0], Path.GetDirectoryName(Path.Combine(Repository.Root, file))!)).Replace('\\', '/');
        return Directory.Exists(Path.Combine(Repository.Root, path))
            || (Repository.Files.Contains(path) && (parts.Length == 1 || Anchors(Repository.Read(path)).Contains(parts[1])));
    }

    private static IEnumerable<string> Anchors(string markdown) =>
        from Match match in Heading().Matches(markdown)
        select NotInAnchor().Replace(match.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static bool Defines(string file, string type, string method) =>
        Repository.Read(file) is var text && text.Contains($"class {type}", StringComparison.Ordinal) && text.Contains($" {method}(", StringComparison.Ordinal);

    [GeneratedRegex(@"`(?<class>[A-Z]\w+Tests)\.(?<method>[A-Z]\w+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"(?<![\w.~*-])/(work|root|home/(?!me\b|you\b)\w+|Users/\w+)/|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"registry\.npmjs|api\.nuget\.org|pypi\.org|deb\.debian\.org|proxy\.golang|crates\.io|\bartifactory\b|//[\w.-]*mirror[\w.-]*/")]
    private static partial Regex RegistryHost();

    [GeneratedRegex(@"(?<!`)\[[^\]\n]*\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
