using System.Text;
using Weir.Core.Text;

namespace Weir.Formats.Hocon.Includes;

/// <summary>Reads included files from the file system, as strict UTF-8.</summary>
/// <param name="anchor">The folder that relative paths start at; null for the process's current one.</param>
public sealed class FileIncludeReader(string? anchor = null) : IIncludeReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public IncludeOutcome Read(string path)
    {
        try
        {
            string identity = anchor is null ? Path.GetFullPath(path) : Path.GetFullPath(path, anchor);
            return File.Exists(identity) ? new IncludeOutcome(new SourceText(path, File.ReadAllText(identity, Strict)), identity)
                : Directory.Exists(identity) ? new IncludeOutcome(null, identity, "is a folder")
                : IncludeOutcome.Missing;
        }
        catch (DecoderFallbackException)
        {
            return new IncludeOutcome(null, path, "is not UTF-8");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new IncludeOutcome(null, path, $"can't be read: {e.Message.TrimEnd('.')}");
        }
    }
}
