using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Weir.Hosting.Tests.Support;

/// <summary>A mail server on this machine that takes one login and keeps what it gets. Speaks SMTP with STARTTLS and AUTH PLAIN.</summary>
internal sealed class MailReceiver : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 certificate;
    private readonly bool offersTls;

    public MailReceiver(bool offersTls = true)
    {
        this.offersTls = offersTls;
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(120));
        certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>The server's certificate in PEM.</summary>
    public string Certificate => certificate.ExportCertificatePem();

    /// <summary>What clients said, in order, and of each mail its text.</summary>
    public List<string> Said { get; } = [];

    public List<string> Mails { get; } = [];

    public void Dispose()
    {
        listener.Dispose();
        certificate.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                await ServeAsync(client.GetStream());
            }
        }
        catch (Exception end) when (end is ObjectDisposedException or SocketException or IOException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Stream stream)
    {
        using StreamWriter greeting = new(stream, Encoding.ASCII, leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        await greeting.WriteLineAsync("220 localhost ready");
        bool secure = false;
        while (await ReadLineAsync(stream) is { } line)
        {
            Said.Add(line);
            string verb = line.Split(' ')[0].ToUpperInvariant();
            if (verb == "STARTTLS")
            {
                await WriteAsync(stream, "220 go ahead");
                SslStream tls = new(stream);
                await tls.AuthenticateAsServerAsync(certificate);
                stream = tls;
                secure = true;
                continue;
            }

            await WriteAsync(stream, verb switch
            {
                "EHLO" => $"250-localhost\r\n{(offersTls && !secure ? "250-STARTTLS\r\n" : "")}250-AUTH PLAIN\r\n250 8BITMIME",
                "AUTH" => line.EndsWith(Convert.ToBase64String("\0weir\0pass word"u8), StringComparison.Ordinal) ? "235 welcome" : "535 wrong",
                "DATA" => "354 end with a dot",
                "QUIT" => "221 bye",
                _ => "250 ok",
            });
            if (verb == "DATA")
            {
                StringBuilder mail = new();
                while (await ReadLineAsync(stream) is { } text && text != ".")
                {
                    mail.Append(text).Append('\n');
                }

                Mails.Add(mail.ToString());
                await WriteAsync(stream, "250 taken");
            }
        }
    }

    private static async Task WriteAsync(Stream stream, string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));

    /// <summary>Byte by byte, so that nothing of what comes after STARTTLS is taken too early.</summary>
    private static async Task<string?> ReadLineAsync(Stream stream)
    {
        List<byte> line = [];
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }
}
