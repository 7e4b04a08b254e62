using Weir.Core.Specs;

namespace Weir.Connectors.Web.Smtp;

/// <summary>How to reach a mail server.</summary>
public static class SmtpConnection
{
    public static Field<string> Kind { get; } = Core.Specs.Field.Text("kind").Doc("Kept for resources of flows.");

    public static Field<string> Driver { get; } = Core.Specs.Field.Text("driver").Doc("Kept for resources of flows.");

    public static Field<string> Host { get; } = Core.Specs.Field.Text("host").Required().Doc("The server.");

    public static Field<long> Port { get; } = Core.Specs.Field.Integer("port", 1, 65_535).Default(587).Doc("Its port.");

    public static Field<string> User { get; } = Core.Specs.Field.Text("username").Alias("user").Doc("Who logs in; nobody when left out.");

    public static Field<string> Password { get; } = Core.Specs.Field.Text("password").Secret().Doc("Their password.");

    public static Field<bool> StartTls { get; } = Core.Specs.Field.Boolean("starttls").Doc("Whether the connection must become encrypted after it began. True for port 587 when left out.");

    public static Field<bool> Tls { get; } = Core.Specs.Field.Boolean("tls").Doc("Whether the connection is encrypted from its beginning. True for port 465 when left out.");

    public static Field<string> From { get; } = Core.Specs.Field.Text("from_addr").Doc("Who mails come from, unless a mail says it.");

    public static Field<string> CertificateFile { get; } = Core.Specs.Field.Path("ca_file").Doc("A certificate in PEM that is trusted besides those of the system.");

    public static Field<TimeSpan> Timeout { get; } = Core.Specs.Field.Duration("timeout").Default(TimeSpan.FromSeconds(30)).Doc("How long the server may be silent.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Part, "smtp connection", "How to reach a mail server. A password is never sent over a connection that is not encrypted, except to this machine.",
        [Kind, Driver, Host, Port, User, Password, StartTls, Tls, From, CertificateFile, Timeout]);

    public static Field<Config> Field { get; } = Core.Specs.Field.Object("connection", Spec).Alias("resource").Required().Doc("The server; in a flow `resource: NAME`.");
}
