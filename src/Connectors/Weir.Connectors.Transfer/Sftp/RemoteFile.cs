using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Connectors.Transfer.Sftp;

/// <summary>A file on a server, as a list gives it or as its path.</summary>
internal sealed record RemoteFile(string Path, string RelativePath)
{
    public static Field<IReadOnlyList<Node>> Field { get; } = Core.Specs.Field.List("files", new EitherType([TextType.Instance, new MapType<Node>(AnyType.Instance)]), acceptSingle: true).Required()
        .Doc("The files: paths, or what `sftp.list` handed on.", "${steps.look.outputs.files}");

    /// <summary>Null for a folder.</summary>
    public static RemoteFile? Of(Node node) => node switch
    {
        MappingNode mapping when mapping["is_dir"] is ScalarNode { Text: "true" } => null,
        MappingNode mapping when mapping["path"] is ScalarNode path => new RemoteFile(path.Text, (mapping["rel_path"] as ScalarNode)?.Text ?? NameOf(path.Text)),
        ScalarNode scalar => new RemoteFile(scalar.Text, NameOf(scalar.Text)),
        _ => null,
    };

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
