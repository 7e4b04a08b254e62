using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Formats.Yaml;
using Weir.Hosting.Stores;

namespace Weir.Hosting;

/// <summary>Finds and reads the project around a folder.</summary>
internal static class ProjectLoader
{
    private const string EnvFileName = ".env";

    private static readonly string[] FileNames = ["weir.yml", "weir.yaml", "aqueduct.yml"];

    /// <summary>The project of a folder: the nearest project file at or above it, or defaults.</summary>
    /// <param name="folder">Absolute.</param>
    /// <param name="options">What the command line says; it wins.</param>
    /// <param name="environment">The process.</param>
    /// <param name="bag">Hears what is wrong with the project file and the .env files.</param>
    public static Project Load(string folder, ProjectOptions options, HostEnvironment environment, DiagnosticBag bag)
    {
        string? file = FindFile(folder);
        string directory = file is null ? environment.CurrentDirectory : Path.GetDirectoryName(file)!;
        Config settings = new(ProjectSpec.Spec, file is null ? MappingNode.Empty : ReadSettings(file, environment, bag));
        Dictionary<string, string> variables = Variables(directory, options, environment, bag);
        StorePlaces places = new StoreReader(directory, variables, bag).Read(settings, options, environment);
        return new Project
        {
            Directory = directory,
            Settings = settings,
            Variables = variables,
            StoreDirectory = places.Directory,
            Stores = places,
        };
    }

    private static string? FindFile(string folder)
    {
        for (string? at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            foreach (string name in FileNames)
            {
                string path = Path.Combine(at, name);
                if (File.Exists(path))
                {
                    return path;
                }
            }
        }

        return null;
    }

    private static MappingNode ReadSettings(string file, HostEnvironment environment, DiagnosticBag bag)
    {
        if (TextFiles.Read(file, environment.Shown(file), bag) is not { } source)
        {
            return MappingNode.Empty;
        }

        DiagnosticBag found = [];
        Document document = YamlFormat.Read(source, found);
        if (!found.HasErrors)
        {
            ProjectSpec.Spec.Check((MappingNode)document.Root, new SpecReader(found));
        }

        bag.AddRange(found);
        return found.HasErrors ? MappingNode.Empty : (MappingNode)document.Root;
    }

    /// <summary>Nearest wins: the command line's variables, the process's, those of the file that the command line names, those of the project's <c>.env</c>.</summary>
    private static Dictionary<string, string> Variables(string directory, ProjectOptions options, HostEnvironment environment, DiagnosticBag bag)
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        string ofProject = Path.Combine(directory, EnvFileName);
        if (File.Exists(ofProject))
        {
            Overlay(variables, ReadEnvFile(ofProject, environment, bag));
        }

        if (options.EnvFile is { } named)
        {
            Overlay(variables, ReadEnvFile(Path.GetFullPath(named, environment.CurrentDirectory), environment, bag));
        }

        Overlay(variables, environment.Variables);
        Overlay(variables, options.Variables);
        return variables;
    }

    private static Dictionary<string, string> ReadEnvFile(string path, HostEnvironment environment, DiagnosticBag bag) =>
        TextFiles.Read(path, environment.Shown(path), bag) is { } source ? EnvFile.Read(source, bag) : [];

    private static void Overlay(Dictionary<string, string> variables, IReadOnlyDictionary<string, string> more)
    {
        foreach (KeyValuePair<string, string> variable in more)
        {
            variables[variable.Key] = variable.Value;
        }
    }
}
