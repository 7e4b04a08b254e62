using System.Text.Json.Nodes;
using ICSharpCode.SharpZipLib.Zip;
using Weir.Core.Contracts;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Connectors.Transfer.Zip;

/// <summary><c>zip.create</c>.</summary>
public sealed class ZipCreateTask : ITask
{
    private const int AesKeyBits = 256;

    public static Field<string> Target { get; } = Field.Path("dest_path").Required().Doc("The archive.", "out/reports.zip");

    public static Field<IReadOnlyList<Node>> Items { get; } = Field.List("items", new EitherType([TextType.Instance, new MapType<string>(TextType.Instance)]), acceptSingle: true).Required()
        .Doc("Paths and patterns from `src_dir`; `{path: ...}` and `{glob: ...}` say which of the two one is. A folder stands for all below it.");

    public static Field<string> Source { get; } = Field.Path("src_dir").Default(".").Doc("The folder that names in the archive begin at; everything in it must lie below.");

    public static Field<bool> Recursive { get; } = Field.Boolean("recursive").Default(true).Doc("Whether folders are taken with all that is below.");

    public static Field<bool> Overwrite { get; } = Field.Boolean("overwrite").Default(true).Doc("Whether an archive that is there is replaced.");

    public static Field<string> Password { get; } = Field.Text("password").Secret().Doc("Encrypts every file with AES-256.");

    public static Field<bool> Stored { get; } = Field.Choice("compression", new Choice<bool>("deflated", false, ""), new Choice<bool>("stored", true, "without compression")).Default(false, "deflated").Doc("How files are packed.");

    public static Field<Node> Resource { get; } = Field.Either("resource", new MapType<Node>(AnyType.Instance), TextType.Instance).Alias("connector").Doc("Kept for old flows; there is one way to pack.");

    public ComponentSpec Spec { get; } = new(ComponentKind.Task, "zip.create", "Packs files into a ZIP archive.", [Target, Items, Source, Recursive, Overwrite, Password, Stored, Resource])
    {
        Remarks = "The archive appears whole. Entries stand in ordinal order, each once, with the times of their files. No match means no data. Hands on `output`, `count`, `bytes` and `src_dir`.",
        Example = "- id: pack\n  type: Task\n  uses: zip.create\n  config: { dest_path: out/reports.zip, src_dir: reports, items: [\"*.csv\"] }\n",
    };

    public Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        string source = context.PathToRead(config.Get(Source)!);
        SortedSet<string> files = new(StringComparer.Ordinal);
        foreach (Node item in config.Get(Items)!)
        {
            files.UnionWith(FilesOf(item, source, config.Get(Recursive)).Select(context.PathToRead));
        }

        if (files.Count == 0)
        {
            return Task.FromResult(TaskResult.NoData("no_files", ("count", 0)));
        }

        using ITaskArtifact archive = context.Stage(config.Get(Target)!);
        if (!config.Get(Overwrite) && File.Exists(archive.Path))
        {
            throw Faults.Of(TransferCodes.FileFailed, config.SpanOf(Target), $"{archive.Path} is there already.", "Set overwrite: true, or write elsewhere.");
        }

        Write(archive.StagedPath, config, source, files, cancellationToken);
        long bytes = new FileInfo(archive.StagedPath).Length;
        archive.Publish();
        return Task.FromResult(TaskResult.With(("output", archive.Path), ("count", files.Count), ("bytes", bytes), ("src_dir", source)) with { RowsOut = files.Count, BytesOut = bytes });
    }

    private static void Write(string path, Config config, string source, SortedSet<string> files, CancellationToken cancellationToken)
    {
        using ZipOutputStream zip = new(File.Create(path)) { Password = config.Get(Password), UseZip64 = UseZip64.Dynamic };
        foreach (string file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            string name = Path.GetRelativePath(source, file);
            if (name.StartsWith("..", StringComparison.Ordinal))
            {
                throw Faults.Of(TransferCodes.FileFailed, config.SpanOf(Items), $"{file} does not lie below {source}.", "Set src_dir to a folder around all items.");
            }

            FileInfo info = new(file);
            ZipEntry entry = new(ZipEntry.CleanName(name))
            {
                DateTime = info.LastWriteTimeUtc,
                Size = info.Length,
                CompressionMethod = config.Get(Stored) ? CompressionMethod.Stored : CompressionMethod.Deflated,
                AESKeySize = config.Has(Password) ? AesKeyBits : 0,
                IsUnicodeText = true,
            };
            zip.PutNextEntry(entry);
            using (FileStream stream = File.OpenRead(file))
            {
                stream.CopyTo(zip);
            }

            zip.CloseEntry();
        }
    }

    private static IEnumerable<string> FilesOf(Node item, string source, bool recursive)
    {
        (string text, bool pattern) = item switch
        {
            MappingNode mapping when mapping["glob"] is ScalarNode glob => (glob.Text, true),
            MappingNode mapping when mapping["path"] is ScalarNode path => (path.Text, false),
            ScalarNode scalar => (scalar.Text, FileGlob.IsPattern(scalar.Text)),
            _ => ("", false),
        };
        string full = Path.GetFullPath(text, source);
        if (!pattern && Directory.Exists(full))
        {
            return FileGlob.Find(Path.Combine(full, recursive ? "**" : "*"));
        }

        return pattern ? FileGlob.Find(full) : File.Exists(full) ? [full] : [];
    }
}
