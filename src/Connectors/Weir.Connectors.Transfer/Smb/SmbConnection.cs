using Weir.Core.Specs;

namespace Weir.Connectors.Transfer.Smb;

/// <summary>How to reach a share.</summary>
public static class SmbConnection
{
    public static Field<string> Kind { get; } = Core.Specs.Field.Text("kind").Doc("Kept for resources of flows.");

    public static Field<string> Driver { get; } = Core.Specs.Field.Text("driver").Doc("Kept for resources of flows.");

    public static Field<string> Server { get; } = Core.Specs.Field.Text("server").Alias("host").Required().Doc("The server.");

    public static Field<string> Share { get; } = Core.Specs.Field.Text("share").Required().Doc("The share.");

    public static Field<long> Port { get; } = Core.Specs.Field.Integer("port", 1, 65_535).Default(445).Doc("Its port.");

    public static Field<string> User { get; } = Core.Specs.Field.Text("username").Alias("user").Required().Doc("Who logs in.");

    public static Field<string> Password { get; } = Core.Specs.Field.Text("password").Secret().Required().Doc("Their password. The program gets it by its environment, never as an argument.");

    public static Field<string> Domain { get; } = Core.Specs.Field.Text("domain").Doc("The domain of the user.");

    public static Field<bool> Encrypt { get; } = Core.Specs.Field.Boolean("encrypt").Default(false).Doc("Whether a server that does not encrypt is refused.");

    public static Field<TimeSpan> Timeout { get; } = Core.Specs.Field.Duration("timeout").Default(TimeSpan.FromSeconds(30)).Doc("How long the server may be silent.");

    public static ComponentSpec Spec { get; } = new(ComponentKind.Part, "smb connection", "How to reach a share of SMB.", [Kind, Driver, Server, Share, Port, User, Password, Domain, Encrypt, Timeout]);

    public static Field<Config> Field { get; } = Core.Specs.Field.Object("connection", Spec).Alias("resource").Required().Doc("The share; in a flow `resource: NAME`.");
}
