using System.Net;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;

namespace Weir.Connectors.Web.Smtp;

/// <summary><c>smtp.send</c>.</summary>
public sealed class SmtpSendTask : ITask
{
    public static Field<IReadOnlyList<string>> To { get; } = Field.Texts("to", acceptSingle: true).Required().Doc("Who gets it: an address, several with commas, or a list.");

    public static Field<IReadOnlyList<string>> Copy { get; } = Field.Texts("cc", acceptSingle: true).Default([]).Doc("Who else, for all to see.");

    public static Field<IReadOnlyList<string>> BlindCopy { get; } = Field.Texts("bcc", acceptSingle: true).Default([]).Doc("Who else, unseen.");

    public static Field<string> From { get; } = Field.Text("from_addr").Doc("Who it comes from; the connection's `from_addr` when left out.");

    public static Field<string> ReplyTo { get; } = Field.Text("reply_to").Doc("Who answers go to.");

    public static Field<string> Subject { get; } = Field.Text("subject").Required().Doc("What it is about.");

    public static Field<string> Body { get; } = Field.Text("body").Required().Doc("What it says.");

    public static Field<bool> Html { get; } = Field.Boolean("html").Default(false).Doc("Whether `body` is HTML.");

    public static Field<string> PlainText { get; } = Field.Text("text").Doc("With `html: true`: the same for who does not read HTML.");

    public static Field<IReadOnlyList<string>> Attachments { get; } = Field.Texts("attachments", acceptSingle: true).Default([]).Doc("Files that come with it.");

    public ComponentSpec Spec { get; } = new(
        ComponentKind.Task, "smtp.send", "Sends a mail.", [SmtpConnection.Field, To, Copy, BlindCopy, From, ReplyTo, Subject, Body, Html, PlainText, Attachments])
    {
        Remarks = "The mail's Message-Id is made of the run and the module, so a mail that a retry sends again is known as the same one. Hands on `sent`, `to`, `subject`, `html` and `message_id`.",
        Example = "- id: tell\n  type: Task\n  uses: smtp.send\n  config:\n    connection: { host: mail.example.com, username: weir, password: \"@aq.secret('MAIL')\", from_addr: weir@example.com }\n    to: ops@example.com\n    subject: Report of the night\n    body: It is attached.\n    attachments: [out/report.zip]\n",
    };

    public async Task<TaskResult> RunAsync(ITaskContext context, Config config, CancellationToken cancellationToken)
    {
        Config connection = config.Get(SmtpConnection.Field)!;
        using MimeMessage message = Message(context, config, connection);
        try
        {
            using SmtpClient client = new() { Timeout = (int)connection.Get(SmtpConnection.Timeout).TotalMilliseconds };
            Trust(client, context, connection);
            await client.ConnectAsync(connection.Get(SmtpConnection.Host), (int)connection.Get(SmtpConnection.Port), SecurityOf(connection), cancellationToken).ConfigureAwait(false);
            if (connection.Get(SmtpConnection.User) is { } user)
            {
                if (!client.IsSecure && !IsLocal(connection.Get(SmtpConnection.Host)!))
                {
                    throw Fault(WebCodes.MailFailed, config, SmtpConnection.Field, "The connection is not encrypted, so the password was not sent.", "Set starttls: true or tls: true.");
                }

                await client.AuthenticateAsync(user, connection.Get(SmtpConnection.Password) ?? "", cancellationToken).ConfigureAwait(false);
            }

            await client.SendAsync(message, cancellationToken).ConfigureAwait(false);
            await client.DisconnectAsync(quit: true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is ProtocolException or CommandException or AuthenticationException or SslHandshakeException or IOException or System.Net.Sockets.SocketException or TimeoutException or NotSupportedException)
        {
            throw Fault(WebCodes.MailFailed, config, SmtpConnection.Field, context.Redactor.Redact($"{connection.Get(SmtpConnection.Host)} did not take the mail: {failure.Message}"), "See the address, the login and the encryption.", failure);
        }

        string to = string.Join(", ", message.To.Mailboxes.Select(m => m.Address));
        return TaskResult.With(("sent", true), ("to", to), ("subject", message.Subject), ("html", config.Get(Html)), ("message_id", message.MessageId));
    }

    private static void Trust(SmtpClient client, ITaskContext context, Config connection)
    {
        if (connection.Get(SmtpConnection.CertificateFile) is { } path)
        {
            X509Certificate2 trusted = X509CertificateLoader.LoadCertificateFromFile(Path.GetFullPath(path, context.BaseDirectory));
            client.ServerCertificateValidationCallback = (_, certificate, _, errors) =>
                errors == System.Net.Security.SslPolicyErrors.None || certificate?.GetCertHashString() == trusted.GetCertHashString();
        }
    }

    private static SecureSocketOptions SecurityOf(Config connection)
    {
        long port = connection.Get(SmtpConnection.Port);
        bool tls = connection.Has(SmtpConnection.Tls) ? connection.Get(SmtpConnection.Tls) : port == 465;
        bool startTls = connection.Has(SmtpConnection.StartTls) ? connection.Get(SmtpConnection.StartTls) : port == 587 && !tls;
        return tls ? SecureSocketOptions.SslOnConnect : startTls ? SecureSocketOptions.StartTls : SecureSocketOptions.None;
    }

    private static bool IsLocal(string host) => host == "localhost" || (IPAddress.TryParse(host, out IPAddress? address) && IPAddress.IsLoopback(address));

    private static MimeMessage Message(ITaskContext context, Config config, Config connection)
    {
        MimeMessage message = new()
        {
            Subject = config.Get(Subject)!.ReplaceLineEndings(" "),
            MessageId = $"{context.IdempotencyKey.Replace('/', '.')}@weir",
            Date = context.Time.GetUtcNow(),
        };
        message.From.AddRange(Addresses(config, From, [config.Get(From) ?? connection.Get(SmtpConnection.From) ?? ""]));
        message.To.AddRange(Addresses(config, To, config.Get(To)!));
        message.Cc.AddRange(Addresses(config, Copy, config.Get(Copy)!));
        message.Bcc.AddRange(Addresses(config, BlindCopy, config.Get(BlindCopy)!));
        if (config.Get(ReplyTo) is { } answers)
        {
            message.ReplyTo.AddRange(Addresses(config, ReplyTo, [answers]));
        }

        BodyBuilder body = new();
        if (config.Get(Html))
        {
            body.HtmlBody = config.Get(Body);
            body.TextBody = config.Get(PlainText);
        }
        else
        {
            body.TextBody = config.Get(Body);
        }

        foreach (string path in config.Get(Attachments)!)
        {
            body.Attachments.Add(context.PathToRead(path));
        }

        message.Body = body.ToMessageBody();
        return message;
    }

    private static InternetAddressList Addresses(Config config, Field field, IEnumerable<string> texts)
    {
        InternetAddressList all = [];
        foreach (string text in texts)
        {
            if (!InternetAddressList.TryParse(text, out InternetAddressList? read) || read.Count == 0 || read.Mailboxes.Any(m => !m.Address.Contains('@', StringComparison.Ordinal)))
            {
                throw Fault(WebCodes.BadAddress, config, field, $"'{text}' is no address of a mail ('{field.Name}').", "Write name@example.com; several with commas.");
            }

            all.AddRange(read);
        }

        return all;
    }

    private static WeirException Fault(DiagnosticCode code, Config config, Field field, string message, string hint, Exception? inner = null) =>
        new(new Diagnostic(code, config.SpanOf(field), message) { Hint = hint }, inner);
}
