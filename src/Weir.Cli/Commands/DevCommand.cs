using Weir.Cli.CommandLine;
using Weir.Cli.Reference;
using Weir.Core.Primitives;

namespace Weir.Cli.Commands;

/// <summary><c>weir dev docs</c>: writes the generated files of the repository. Not shown in help.</summary>
internal sealed class DevCommand : Command
{
    private static readonly Option Output = new("--out", "the repository's folder") { ValueName = "FOLDER", Kind = ValueKind.Folder, Default = "." };

    public override CommandSpec Spec { get; } = new("dev", "for work on Weir itself")
    {
        Arguments = [new Argument("TASK", "what to do") { Choices = ["docs"], Kind = ValueKind.Text }],
        Options = [Output],
        Examples = [new("weir dev docs --out .", "write docs/reference and schemas")],
    };

    public override Task<int> RunAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (!DynamicCode.IsSupported)
        {
            throw new DynamicCodeException();
        }

        string root = invocation.FullPath(invocation.Arguments.Get(Output)!);
        foreach (ReferencePage page in GeneratedFiles.All())
        {
            string path = Path.Combine(root, page.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, page.Text);
            invocation.Console.Out.WriteLine(page.Path);
        }

        return Task.FromResult(ExitCodes.Done);
    }
}
