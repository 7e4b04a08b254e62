using System.Text;
using Weir.Core.Text;

namespace Weir.Formats.Hocon.Includes;

/// <summary>Reads included files from the file system, as strict UTF-8.</summary>
public sealed class FileIncludeReader : IIncludeReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public IncludeOutcome Read(string path)
    {
        try
        {
            string identity = Path.GetFullPath(path);
            return File.Exists(path) ? new IncludeOutcome(new SourceText(path, File.ReadAllText(path, Strict)), identity)
                : Directory.Exists(path) ? new IncludeOutcome(null, identity, "is a folder")
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
