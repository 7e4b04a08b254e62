using Weir.Core.Diagnostics;
using Weir.Core.Text;
using Weir.Formats.Hocon.Parsing;
using Weir.Formats.Hocon.Resolving;
using Weir.Formats.Hocon.Terms;

namespace Weir.Formats.Hocon;

/// <summary>Reads HOCON, of which JSON is a part: comments, includes, substitutions, merging.</summary>
/// <remarks>
/// Semantics are those of the HOCON specification of lightbend/config, with these decisions: a missing include is an error unless written
/// <c>optional(...)</c>; <c>file(...)</c> too is relative to the including file; URLs, class paths and Java properties are refused; a value
/// from the environment that reads as a number or a boolean is one.
/// </remarks>
public static class HoconFormat
{
    /// <summary>Reads a text. Never throws: what is wrong is in <paramref name="bag"/>, and the document holds what could be read.</summary>
    /// <param name="source">The text; a byte order mark is skipped.</param>
    /// <param name="options">What it may reach beyond itself.</param>
    /// <param name="bag">Receives the findings, those of included files too.</param>
    /// <returns>The resolved configuration: each value with the place where it was written, in whichever file.</returns>
    public static Document Read(SourceText source, HoconReadOptions options, DiagnosticBag bag)
    {
        ReadContext context = new(options, bag);
        Term root = new HoconParser(new HoconScanner(source, bag), context, []).ReadRoot();
        Evaluator evaluator = new(context, root as ObjectTerm ?? new LiteralObject(root.Span));
        return new Document(source, new TreeBuilder(evaluator, context).Build(root));
    }
}
