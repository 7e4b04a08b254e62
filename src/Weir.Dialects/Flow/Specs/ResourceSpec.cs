using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Dialects.Flow.Specs;

/// <summary>The keys of a resource.</summary>
public static class ResourceSpec
{
    public static Field<string> Kind { get; } = Field.Text("kind").Required().Doc("What it is: `db`, `sftp`, `smb`, `mail`, `rest`, `s3`, `archive`.");

    public static Field<string> Driver { get; } = Field.Text("driver").Required().Doc("Which of them: `sqlite3`, `postgres`, `paramiko`, `smtp`, ...");

    public static Field<string> Profile { get; } = Field.Text("profile").Doc("A profile that gives what is left out here.");

    public static Field<IReadOnlyDictionary<string, Node>> Config { get; } = Field.Map("config", AnyType.Instance).Doc("Address and credentials.");

    public static Field<IReadOnlyDictionary<string, Node>> Options { get; } = Field.Map("options", AnyType.Instance).Doc("How it is used.");

    public static Field<IReadOnlyDictionary<string, Node>> Decode { get; } = Field.Map("decode", AnyType.Instance)
        .Doc("Values that are secrets: `{ config: { password: true } }`, or `{ config_paths: [password] }`. They are never shown.");

    public static ComponentSpec Spec { get; } = new(ComponentKind.Part, "resource", "An outside system that steps work with.", [Kind, Driver, Profile, Config, Options, Decode]);
}
