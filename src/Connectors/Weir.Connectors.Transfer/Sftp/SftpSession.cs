using System.Net.Sockets;
using Renci.SshNet;
using Renci.SshNet.Common;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;

namespace Weir.Connectors.Transfer.Sftp;

/// <summary>A connection to a server whose key was checked.</summary>
internal static class SftpSession
{
    /// <summary>Connects, works, disconnects.</summary>
    /// <exception cref="WeirException">The server can't be reached, is not the one that is trusted, or refuses something.</exception>
    public static async Task<T> UseAsync<T>(ITaskContext context, Config task, Func<SftpClient, Task<T>> work, CancellationToken cancellationToken)
    {
        Config connection = task.Get(SftpConnection.Field)!;
        string host = connection.Get(SftpConnection.Host)!;
        string? refused = null;
        try
        {
            using SftpClient client = new(Login(context, connection)) { OperationTimeout = connection.Get(SftpConnection.Timeout) };
            client.HostKeyReceived += (_, key) =>
            {
                key.CanTrust = IsTrusted(context, connection, key);
                refused = key.CanTrust ? null : $"{host} shows the key SHA256:{key.FingerPrintSHA256} ({key.HostKeyName}), which is not trusted.";
            };
            await client.ConnectAsync(cancellationToken).ConfigureAwait(false);
            return await work(client).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SshException or SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            throw refused is null
                ? Faults.Of(TransferCodes.SftpFailed, task.SpanOf(SftpConnection.Field), $"{host}: {failure.Message}", "See the address, the login and the server's log.", failure)
                : Faults.Of(TransferCodes.HostKey, task.SpanOf(SftpConnection.Field), refused, "If it is the right server, give this fingerprint as 'host_key', or a file of known hosts.", failure);
        }
    }

    private static ConnectionInfo Login(ITaskContext context, Config connection)
    {
        string user = connection.Get(SftpConnection.User)!;
        List<AuthenticationMethod> methods = [];
        if (connection.Get(SftpConnection.KeyPath) is { } path)
        {
            string full = Path.GetFullPath(path, context.BaseDirectory);
            methods.Add(new PrivateKeyAuthenticationMethod(user, connection.Get(SftpConnection.Passphrase) is { } phrase ? new PrivateKeyFile(full, phrase) : new PrivateKeyFile(full)));
        }

        if (connection.Get(SftpConnection.Password) is { } password)
        {
            methods.Add(new PasswordAuthenticationMethod(user, password));
        }

        if (methods.Count == 0)
        {
            methods.Add(new NoneAuthenticationMethod(user));
        }

        return new ConnectionInfo(connection.Get(SftpConnection.Host)!, (int)connection.Get(SftpConnection.Port), user, [.. methods]) { Timeout = connection.Get(SftpConnection.Timeout) };
    }

    private static bool IsTrusted(ITaskContext context, Config connection, HostKeyEventArgs key)
    {
        IReadOnlyList<string> fingerprints = connection.Get(SftpConnection.HostKey)!;
        if (fingerprints.Count > 0)
        {
            return fingerprints.Any(f => f.TrimEnd('=') == $"SHA256:{key.FingerPrintSHA256}".TrimEnd('='));
        }

        string path = connection.Get(SftpConnection.KnownHosts) is { } given
            ? Path.GetFullPath(given, context.BaseDirectory)
            : Path.Combine(context.Variables.GetValueOrDefault("HOME", "/"), ".ssh", "known_hosts");
        return File.Exists(path) && new KnownHosts(File.ReadLines(path)).Trusts(connection.Get(SftpConnection.Host)!, connection.Get(SftpConnection.Port), key.HostKey);
    }
}
