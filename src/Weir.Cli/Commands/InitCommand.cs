using Weir.Cli.CommandLine;
using Weir.Cli.Templates;

namespace Weir.Cli.Commands;

/// <summary><c>weir init</c>: writes a project that runs at once, without a network. Never overwrites.</summary>
internal sealed class InitCommand : Command
{
    private static readonly Argument Folder = new("FOLDER", "where to write the project; the current folder when left out") { IsRequired = false, Kind = ValueKind.Folder };

    private static readonly Option Template = new("--template", "what to begin with") { ValueName = "NAME", Choices = ProjectTemplates.Names, Default = ProjectTemplates.Names[0] };

    public override CommandSpec Spec { get; } = new("init", "write a project that runs at once")
    {
        Description = "Writes a Blueprint, its data, a project file and a README. Files that are there already are never touched:\nwhen one is in the way, nothing is written.",
        Arguments = [Folder],
        Options = [Template],
        Examples =
        [
            new("weir init my-project", "a new folder with everything in it"),
            new("weir init --template quality", "into the current folder: quality gates and a spillway"),
        ],
    };

    public override Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        string shown = invocation.Arguments.Word(0) ?? ".";
        string folder = invocation.FullPath(shown);
        IReadOnlyList<TemplateFile> files = ProjectTemplates.Find(invocation.Arguments.Get(Template)!);
        List<string> present = [.. files.Where(f => Path.Exists(Path.Combine(folder, f.Path))).Select(f => f.Path)];
        if (present.Count > 0)
        {
            throw new UsageException($"{string.Join(", ", present)} {(present.Count == 1 ? "is" : "are")} there already in '{shown}', and init never overwrites.", "Give another folder: weir init FOLDER");
        }

        foreach (TemplateFile file in files)
        {
            string path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using FileStream stream = new(path, FileMode.CreateNew);
            stream.Write(System.Text.Encoding.UTF8.GetBytes(file.Text));
            invocation.Console.Out.WriteLine(Path.Combine(shown, file.Path));
        }

        string change = shown == "." ? "" : $"cd {shown} && ";
        invocation.Console.Error.WriteLine($"\nNow run it:  {change}weir run blueprint.yml");
        return Task.FromResult(ExitCodes.Done);
    }
}
