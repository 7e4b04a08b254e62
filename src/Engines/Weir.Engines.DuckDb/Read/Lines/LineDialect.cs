using System.Text;

namespace Weir.Engines.DuckDb.Read.Lines;

/// <summary>How lines are parted into fields, as Spark does it.</summary>
/// <param name="Separator">What parts the fields, in UTF-8; at least one byte.</param>
/// <param name="Quote">What surrounds a field; -1 for nothing.</param>
/// <param name="Escape">What stands before a quote inside of quotes; the quote itself by RFC 4180; -1 for nothing.</param>
/// <param name="Comment">What a line begins with that is left out; -1 for nothing.</param>
/// <param name="NullText">The text that stands for NULL, in UTF-8. A field without a text is always NULL unless it is quoted.</param>
/// <param name="TrimsBefore">Whether space before values is dropped.</param>
/// <param name="TrimsBehind">Whether space behind values is dropped.</param>
/// <param name="SkippedLines">How many lines to leave out at the top.</param>
/// <param name="HasHeader">Whether the first line names the columns.</param>
/// <param name="Encoding">The encoding of the file.</param>
/// <param name="IsGzip">Whether the file is compressed; null where its ending tells.</param>
internal sealed record LineDialect(
    byte[] Separator, int Quote, int Escape, int Comment, byte[] NullText, bool TrimsBefore, bool TrimsBehind, long SkippedLines, bool HasHeader, Encoding Encoding, bool? IsGzip);
