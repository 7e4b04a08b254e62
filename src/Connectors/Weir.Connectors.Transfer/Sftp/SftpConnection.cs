using Weir.Core.Specs;

namespace Weir.Connectors.Transfer.Sftp;

/// <summary>How to reach an SFTP server.</summary>
public static class SftpConnection
{
    public static Field<string> Kind { get; } = Core.Specs.Field.Text("kind").Doc("Kept for resources of flows.");

    public static Field<string> Driver { get; } = Core.Specs.Field.Text("driver").Doc("Kept for resources of flows.");

    public static Field<string> Host { get; } = Core.Specs.Field.Text("host").Required().Doc("The server.");

    public static Field<long> Port { get; } = Core.Specs.Field.Integer("port", 1, 65_535).Default(22).Doc("Its port.");

    public static Field<string> User { get; } = Core.Specs.Field.Text("user").Alias("username").Required().Doc("Who logs in.");

    public static Field<string> Password { get; } = Core.Specs.Field.Text("password").Secret().Doc("The password, unless a key is given.");

    public static Field<string> KeyPath { get; } = Core.Specs.Field.Path("private_key").Alias("pkey_path").Doc("A file with a private key.");

    public static Field<string> Passphrase { get; } = Core.Specs.Field.Text("passphrase").Secret().Doc("Opens the private key.");

    public static Field<IReadOnlyList<string>> HostKey { get; } = Core.Specs.Field.Texts("host_key", acceptSingle: true).Default([])
        .Doc("The fingerprints that the server's key may have, as `ssh-keygen -lf` shows them.", "SHA256:AbCd...");

    public static Field<string> KnownHosts { get; } = Core.Specs.Field.Path("known_hosts").Doc("A file of known hosts, as OpenSSH keeps it; `~/.ssh/known_hosts` when neither this nor `host_key` is given.");

    public static Field<TimeSpan> Timeout { get; } = Core.Specs.Field.Duration("timeout").Default(TimeSpan.FromSeconds(30)).Doc("How long the server may be silent.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Part, "sftp connection", "How to reach an SFTP server. Its key is always checked.",
        [Kind, Driver, Host, Port, User, Password, KeyPath, Passphrase, HostKey, KnownHosts, Timeout]);

    public static Field<Config> Field { get; } = Core.Specs.Field.Object("connection", Spec).Alias("resource").Required().Doc("The server; in a flow `resource: NAME`.");
}
