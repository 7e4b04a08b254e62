using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;

namespace Weir.Connectors.Transfer.Smb;

/// <summary>The program <c>smbclient</c> of Samba, called once for each command.</summary>
/// <remarks>It parts commands by semicolons even within quotes and has an escape to the shell, so names that could be read as more than a name are refused before anything is called.</remarks>
internal sealed class SmbClient(ITaskContext context, Config task)
{
    private const string Program = "smbclient";

    private readonly Config connection = task.Get(SmbConnection.Field)!;

    /// <summary>A path of the share without slashes at its ends. Accepts <c>a/b</c>, <c>/a/b</c>, <c>a\b</c>, <c>\\server\share\a</c>.</summary>
    public string PathOf(string given)
    {
        string path = given.Replace('\\', '/');
        string unc = $"//{connection.Get(SmbConnection.Server)}/{connection.Get(SmbConnection.Share)}";
        path = path.StartsWith(unc, StringComparison.OrdinalIgnoreCase) ? path[unc.Length..] : path;
        return path.Trim('/');
    }

    /// <summary>Runs a command; every word that is a path is quoted.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="WeirException">It failed, or a path can't be said to it.</exception>
    public async Task<string> RunAsync(string command, IReadOnlyList<string> paths, string ending, CancellationToken cancellationToken)
    {
        foreach (string path in paths)
        {
            if (path.AsSpan().IndexOfAny(";\"\n\r\0") >= 0 || path.Split('/').Contains(".."))
            {
                throw Failed($"The name '{path}' can't be handed to {Program}: it has a quote, a semicolon, a line break or '..'.", "Rename the file.");
            }
        }

        string line = string.Join(' ', [command, .. paths.Select(p => $"\"{p}\""), ending]).Trim();
        ProcessStartInfo start = new(Program) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (string argument in (string[])[$"//{connection.Get(SmbConnection.Server)}/{connection.Get(SmbConnection.Share)}", "-p", connection.Get(SmbConnection.Port).ToString(CultureInfo.InvariantCulture),
            "-U", connection.Get(SmbConnection.User)!, "-t", ((int)connection.Get(SmbConnection.Timeout).TotalSeconds).ToString(CultureInfo.InvariantCulture), "-m", "SMB3"])
        {
            start.ArgumentList.Add(argument);
        }

        Add(start, "-W", connection.Get(SmbConnection.Domain));
        Add(start, "--client-protection", connection.Get(SmbConnection.Encrypt) ? "encrypt" : null);
        Add(start, "-c", line);
        start.Environment.Clear();
        start.Environment["PATH"] = context.Variables.GetValueOrDefault("PATH", Environment.GetEnvironmentVariable("PATH") ?? "");
        start.Environment["PASSWD"] = connection.Get(SmbConnection.Password);
        start.Environment["TZ"] = "UTC";
        start.Environment["LC_ALL"] = "C";
        return await RunAsync(start, cancellationToken).ConfigureAwait(false);
    }

    private static void Add(ProcessStartInfo start, string option, string? value)
    {
        if (value is not null)
        {
            start.ArgumentList.Add(option);
            start.ArgumentList.Add(value);
        }
    }

    private async Task<string> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            try
            {
                await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            string printed = await output.ConfigureAwait(false);
            string said = (await error.ConfigureAwait(false)).Trim();
            return process.ExitCode == 0 ? printed : throw Failed($"{connection.Get(SmbConnection.Server)}: {LastLine(printed, said)}", "See the address, the login and the share's rights.");
        }
        catch (Win32Exception missing)
        {
            throw Faults.Of(TransferCodes.SmbFailed, task.SpanOf(SmbConnection.Field), $"The program {Program} can't be started: {missing.Message}", "Install Samba's client: apt-get install smbclient.", missing);
        }
    }

    private static string LastLine(string printed, string said) =>
        printed.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault(l => l.Contains("NT_STATUS", StringComparison.Ordinal)) ?? said;

    private WeirException Failed(string message, string hint) => Faults.Of(TransferCodes.SmbFailed, task.SpanOf(SmbConnection.Field), context.Redactor.Redact(message), hint);
}
