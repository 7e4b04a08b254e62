using System.Text.Json.Nodes;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.Zip;
using Weir.Connectors.Transfer.Files;
using Weir.Core.Contracts;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Connectors.Transfer.Zip;

/// <summary><c>zip.extract</c>.</summary>
public sealed class ZipExtractTask : ITask
{
    public static Field<IReadOnlyList<string>> Archives { get; } = Field.Texts("archives", acceptSingle: true).Required().Doc("The archives: paths and patterns.");

    public static Field<string> Target { get; } = Field.Path("dest_dir").Required().Doc("The folder that files are put into.");

    public static Field<string> Source { get; } = Field.Path("src_dir").Doc("The folder that archives are named from. Those in a folder below it are extracted into the same folder below `dest_dir`.");

    public static Field<string> Password { get; } = Field.Text("password").Secret().Doc("Opens encrypted files, AES and the older way.");

    public static Field<bool> Overwrite { get; } = Field.Boolean("overwrite").Default(true).Doc("Whether files that are there are replaced.");

    public static Field<IReadOnlyList<string>> Members { get; } = Field.Texts("members").Default([]).Doc("Only these entries; all when empty.");

    public static Field<bool> OwnFolder { get; } = Field.Boolean("private_zip_folder").Default(false).Doc("Whether each archive gets a folder of its name.");

    public static Field<long> MaximumEntries { get; } = Field.Integer("max_entries", 1).Default(100_000).Doc("The most entries that an archive may have.");

    public static Field<long> MaximumBytes { get; } = Field.Integer("max_bytes", 1).Default(10L << 30).Doc("The most bytes that an archive may become, counted while it is extracted.");

    public static Field<long> MaximumRatio { get; } = Field.Integer("max_ratio", 1).Default(200).Doc("The most bytes that each byte of an archive may become, beyond the first 10 MiB.");

    public static Field<Node> Resource { get; } = Field.Either("resource", new MapType<Node>(AnyType.Instance), TextType.Instance).Alias("connector").Doc("Kept for old flows; there is one way to unpack.");

    public ComponentSpec Spec { get; } = new(
        ComponentKind.Task, "zip.extract", "Extracts ZIP archives.",
        [Archives, Target, Source, Password, Overwrite, Members, OwnFolder, MaximumEntries, MaximumBytes, MaximumRatio, Resource])
    {
        Remarks = "An archive is extracted beside its place first and looked at whole: one with an entry that would leave the folder, a link, or more than the limits allow is refused, and none of its files appear. "
            + "No archive means no data. Hands on `unzipped` (paths), `count` and `dest_dir`.",
        Example = "- id: unpack\n  type: Task\n  uses: zip.extract\n  config: { archives: \"inbox/*.zip\", dest_dir: work }\n",
    };

    public Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        string? source = config.Get(Source) is { } folder ? context.PathToRead(folder) : null;
        List<string> archives = FileSelection.Of(context, [.. config.Get(Archives)!.Select(a => source is null ? a : Path.Combine(source, a))]);
        if (archives.Count == 0)
        {
            return Task.FromResult(TaskResult.NoData("No archive matches.", ("count", 0)));
        }

        string target = config.Get(Target)!;
        JsonArray made = [];
        foreach (string archive in archives)
        {
            string own = OwnTarget(config, target, source, archive);
            foreach (string file in Extract(context, config, archive, own, cancellationToken))
            {
                made.Add((JsonNode)file);
            }
        }

        return Task.FromResult(TaskResult.With(("unzipped", made), ("count", made.Count), ("dest_dir", context.PathToRead(target))) with { RowsOut = made.Count });
    }

    private static string OwnTarget(Config config, string target, string? source, string archive)
    {
        string relative = source is null ? "" : Path.GetDirectoryName(Path.GetRelativePath(source, archive)) ?? "";
        string folder = relative.StartsWith("..", StringComparison.Ordinal) ? target : Path.Combine(target, relative);
        return config.Get(OwnFolder) ? Path.Combine(folder, Path.GetFileNameWithoutExtension(archive)) : folder;
    }

    private static List<string> Extract(ITaskContext context, Config config, string archive, string target, CancellationToken cancellationToken)
    {
        string scratch = Path.Combine(context.Workspace.Scratch, $"unzip-{Guid.NewGuid():n}");
        try
        {
            IReadOnlyList<string> names = new ArchiveReading(config, archive, scratch).Extract(cancellationToken);
            List<(string From, string To)> moves = [.. names.Select(n => (Path.Combine(scratch, n), context.PathToWrite(Path.Combine(target, n))))];
            if (!config.Get(Overwrite) && moves.Find(m => Path.Exists(m.To)) is { To: { } there })
            {
                throw Faults.Of(TransferCodes.FileFailed, config.SpanOf(Target), $"{there} is there already.", "Set overwrite: true, or extract elsewhere.");
            }

            moves.ForEach(m => File.Move(m.From, m.To, overwrite: true));
            return [.. moves.Select(m => m.To)];
        }
        catch (Exception broken) when (broken is SharpZipBaseException or EndOfStreamException)
        {
            throw Faults.Of(TransferCodes.ArchiveFailed, config.SpanOf(Archives), $"{archive} can't be extracted: {broken.Message}", "See whether it is whole, and whether the password is right.", broken);
        }
        finally
        {
            if (Directory.Exists(scratch))
            {
                Directory.Delete(scratch, recursive: true);
            }
        }
    }
}
