using System.Buffers;
using System.Text;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Hosting;

/// <summary>Reads the texts that people write.</summary>
internal static class TextFiles
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A text, or null when it can't be read; then the bag says why.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="shown">The path as its author knows it.</param>
    /// <param name="bag">Hears the reason.</param>
    public static SourceText? Read(string path, string shown, DiagnosticBag bag)
    {
        try
        {
            return new SourceText(shown, Strict.GetString(WithoutMark(File.ReadAllBytes(path))));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            (string reason, string? hint) = Explain(failure, path, shown);
            bag.Add(HostingCodes.FileUnreadable, failure is DecoderFallbackException ? FirstBad(path, shown) : SourceSpan.None, reason, hint);
            return null;
        }
    }

    /// <remarks>Byte by byte: comparing spans costs more at a start than reading the file.</remarks>
    private static ReadOnlySpan<byte> WithoutMark(byte[] bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes;

    /// <summary>The first byte that is no UTF-8, in the text as far as it can be shown.</summary>
    private static SourceSpan FirstBad(string path, string shown)
    {
        byte[] bytes = File.ReadAllBytes(path);
        ReadOnlySpan<byte> rest = WithoutMark(bytes);
        int characters = 0;
        while (Rune.DecodeFromUtf8(rest, out Rune rune, out int length) == OperationStatus.Done)
        {
            characters += rune.Utf16SequenceLength;
            rest = rest[length..];
        }

        return new SourceSpan(new SourceText(shown, Encoding.UTF8.GetString(WithoutMark(bytes))), characters, 1);
    }

    private static (string Reason, string? Hint) Explain(Exception failure, string path, string shown) => failure switch
    {
        _ when Directory.Exists(path) => ($"'{shown}' is a folder.", "Name the Blueprint's file in it."),
        FileNotFoundException or DirectoryNotFoundException => ($"There is no file '{shown}'.", Nearest(path, shown)),
        DecoderFallbackException => ($"'{shown}' is not UTF-8 text.", "Save it as UTF-8."),
        UnauthorizedAccessException => ($"'{shown}' may not be read by this user.", null),
        _ => ($"'{shown}' can't be read: {failure.Message}", null),
    };

    private static string? Nearest(string path, string shown)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            return $"The folder '{Path.GetDirectoryName(shown)}' does not exist.";
        }

        string? nearest = Suggestion.Nearest(Path.GetFileName(path), Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Take(1000));
        return nearest is null ? null : $"Did you mean '{Path.Combine(Path.GetDirectoryName(shown)!, nearest)}'?";
    }
}
