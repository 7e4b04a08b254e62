using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Weir.Runner.Hooks;

/// <summary>Runs a command of a hook: no shell, no input, at most a line of its errors kept; stopped with all its children when its time is over.</summary>
public static class HookCommand
{
    /// <summary>How deep hooks have led to hooks, for processes that are Weir themselves.</summary>
    public const string DepthVariable = "WEIR_HOOK_DEPTH";

    private const int DeepestKnown = 100;

    private const int MostCharacters = 300;

    /// <summary>The hooks that led to this process, as far as can be told: how many, not which.</summary>
    public static IReadOnlyList<string> ChainOf(IReadOnlyDictionary<string, string> variables) =>
        variables.TryGetValue(DepthVariable, out string? text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int depth)
            ? [.. Enumerable.Repeat("(a command of a hook)", Math.Min(depth, DeepestKnown))]
            : [];

    /// <returns>Null when it ended with 0; why it did not.</returns>
    internal static async Task<string?> RunAsync(IReadOnlyList<string> words, int depth, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(words[0]) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (string argument in words.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment[DepthVariable] = depth.ToString(CultureInfo.InvariantCulture);
        using Process process = new() { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            return $"'{words[0]}' can't be started: {missing.Message}";
        }

        process.StandardInput.Close();
        try
        {
            Task<string> errors = FirstLineAsync(process.StandardError, cancellationToken);
            Task<string> output = FirstLineAsync(process.StandardOutput, cancellationToken);
            await Task.WhenAll(errors, output).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            string said = (await errors.ConfigureAwait(false)) is { Length: > 0 } line ? $": {line}" : "";
            return process.ExitCode == 0 ? null : $"'{words[0]}' ended with {process.ExitCode}{said}";
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Reads a stream to its end and keeps its first line.</summary>
    private static async Task<string> FirstLineAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        char[] buffer = new char[4096];
        string kept = "";
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (kept.Length < MostCharacters)
            {
                kept += new string(buffer, 0, Math.Min(read, MostCharacters - kept.Length));
            }
        }

        int end = kept.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? kept : kept[..end];
    }
}
