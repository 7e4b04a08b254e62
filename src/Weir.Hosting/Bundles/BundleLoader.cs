using System.Diagnostics.CodeAnalysis;
using Weir.Core.Diagnostics;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Formats.Yaml;

namespace Weir.Hosting.Bundles;

/// <summary>Takes a bundle's manifest to the file that is run.</summary>
internal sealed class BundleLoader(HostEnvironment environment, SecretRedactor redactor)
{
    private const string VersionsFolder = "versions";
    private const string ProfilesVariable = "AETHERFLOW_PROFILES_FILE";

    /// <summary>True for YAML with the top key <c>bundle</c>. Looks at the text only: this is asked of every file that is run.</summary>
    public static bool IsManifest(string path)
    {
        if (!path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        try
        {
            string text = File.ReadAllText(path);
            return text.StartsWith("bundle:", StringComparison.Ordinal) || text.Contains("\nbundle:", StringComparison.Ordinal);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The folder of the state that a run's file is of; null for one of no bundle.</summary>
    public static string? VersionOf(string path)
    {
        for (string? at = Path.GetDirectoryName(path); at is not null; at = Path.GetDirectoryName(at))
        {
            if (Path.GetFileName(Path.GetDirectoryName(at)) == VersionsFolder)
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>The file that is run, and the project as the bundle wants it; null when there is none, then the bag says why.</summary>
    /// <param name="path">The manifest, absolute.</param>
    /// <param name="project">The project around it.</param>
    /// <param name="version">The folder of a state to take instead of the newest, for a run that is resumed.</param>
    /// <param name="allowStale">Whether what was fetched last will do when nothing can be fetched.</param>
    /// <param name="bag">Hears the findings.</param>
    public (string Path, Project Project)? Open(string path, Project project, string? version, bool allowStale, DiagnosticBag bag)
    {
        if (Read(path, bag) is not { } manifest)
        {
            return null;
        }

        Config head = manifest.Get(BundleSpec.Head)!;
        string id = head.Get(BundleSpec.Id)!;
        if (!SafeName.IsValid(id))
        {
            bag.Add(SpecCodes.InvalidValue, head.SpanOf(BundleSpec.Id), $"'{id}' can't be the id of a bundle.", "Use letters, digits, '_', '-' and '.'.");
            return null;
        }

        project = project with { Variables = Variables(manifest, path, project, bag) };
        string? folder = version ?? Fetch(manifest, id, path, project, allowStale || manifest.Get(BundleSpec.AllowStale), bag);
        if (folder is null || bag.HasErrors || !TryPlace(folder, Entry(head), head.SpanOf(BundleSpec.Entry), bag, out string? entry))
        {
            return null;
        }

        if (head.Get(BundleSpec.Layout)?.Get(BundleSpec.ProfilesFile) is { } profiles)
        {
            if (!TryPlace(folder, profiles, head.SpanOf(BundleSpec.Layout), bag, out string? file))
            {
                return null;
            }

            project = project with { Variables = new Dictionary<string, string>(project.Variables, StringComparer.Ordinal) { [ProfilesVariable] = file } };
        }

        return (entry, project);
    }

    private static string Entry(Config head) => Path.Combine(head.Get(BundleSpec.Layout)?.Get(BundleSpec.FlowsFolder) ?? "", head.Get(BundleSpec.Entry)!);

    private static bool TryPlace(string folder, string name, SourceSpan span, DiagnosticBag bag, [NotNullWhen(true)] out string? place)
    {
        place = Path.GetFullPath(name, folder);
        bool found = SafePath.IsBelow(place, [folder]) && File.Exists(place);
        if (!found)
        {
            bag.Add(BundleCodes.Incomplete, span, $"The bundle has no file '{name}'.", "Name one by its path in the bundle.");
        }

        return found;
    }

    private Config? Read(string path, DiagnosticBag bag)
    {
        if (TextFiles.Read(path, environment.Shown(path), bag) is not { } text)
        {
            return null;
        }

        DiagnosticBag found = [];
        Document document = YamlFormat.Read(text, found);
        MappingNode root = document.Root as MappingNode ?? MappingNode.Empty;
        if (!found.HasErrors)
        {
            BundleSpec.Spec.Check(root, new SpecReader(found));
        }

        bag.AddRange(found);
        return found.HasErrors ? null : new Config(BundleSpec.Spec, root);
    }

    private Dictionary<string, string> Variables(Config manifest, string path, Project project, DiagnosticBag bag)
    {
        Dictionary<string, string> variables = new(project.Variables, StringComparer.Ordinal);
        foreach (string name in manifest.Get(BundleSpec.EnvFiles)!)
        {
            string file = Path.GetFullPath(name, Path.GetDirectoryName(path)!);
            foreach ((string key, string value) in TextFiles.Read(file, environment.Shown(file), bag) is { } text ? EnvFile.Read(text, bag) : [])
            {
                variables[key] = value;
            }
        }

        return variables;
    }

    private string? Fetch(Config manifest, string id, string path, Project project, bool allowStale, DiagnosticBag bag)
    {
        string home = Path.Combine(project.StoreDirectory, "bundles", id);
        Config head = manifest.Get(BundleSpec.Head)!;
        Config source = head.Get(BundleSpec.Source)!;
        string scratch = Directory.CreateDirectory(Path.Combine(home, $"scratch-{Guid.NewGuid():n}")).FullName;
        try
        {
            BundleTaskContext context = new(id, Path.GetDirectoryName(path)!, home, project.Variables, environment.Time, redactor);
            if (new BundleSources(context, scratch).Of(manifest, id, project.Variables, bag) is not { } place)
            {
                return null;
            }

            BundleSync sync = new(home, place, source, head.Get(BundleSpec.Always));
            try
            {
                return sync.RunAsync(CancellationToken.None).GetAwaiter().GetResult().Folder;
            }
            catch (Exception failure) when (failure is WeirException or IOException or UnauthorizedAccessException or HttpRequestException or InvalidDataException or InvalidCastException)
            {
                Diagnostic told = failure is WeirException weir ? weir.Diagnostic : new Diagnostic(BundleCodes.Unreachable, head.SpanOf(BundleSpec.Source), redactor.Redact($"The bundle '{id}' can't be fetched: {failure.Message}"));
                string? newest = allowStale && told.Code != BundleCodes.Unsafe ? sync.Newest() : null;
                bag.Add(newest is null ? told : new Diagnostic(BundleCodes.Stale, head.SpanOf(BundleSpec.Source), $"{told.Message} What was fetched last is run."));
                return newest;
            }
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }
}
