using System.Globalization;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Data;

namespace Weir.Engines.DuckDb.Define;

/// <summary>The columns that tell why a row left through a spillway.</summary>
/// <param name="Module">The module it left.</param>
/// <param name="Rule">The rule it broke; null where there are no rules.</param>
/// <param name="Type">The label of the failure.</param>
/// <param name="Message">A sentence.</param>
/// <param name="At">When the run began.</param>
internal sealed record ErrorColumns(string Module, string? Rule, string Type, string Message, DateTimeOffset At)
{
    internal const string TypeColumn = "_aq_error_type";

    private static readonly string[] Names = ["_aq_error_module", "_aq_error_rule", TypeColumn, "_aq_error_msg", "_aq_error_ts"];

    /// <summary><c>*</c> without the error columns of an earlier spillway, which the new ones replace.</summary>
    internal static string StarWithout(Schema schema, params IEnumerable<string> others)
    {
        string[] left = [.. Names.Where(name => schema.Find(name) is not null).Concat(others).Select(Quote.Identifier)];
        return left.Length == 0 ? "*" : $"* EXCLUDE ({string.Join(", ", left)})";
    }

    internal string ToSelectList()
    {
        string rule = Rule is null ? "" : $"{Quote.Literal(Rule)} AS _aq_error_rule, ";
        return $"{Quote.Literal(Module)} AS _aq_error_module, {rule}{Quote.Literal(Type)} AS {TypeColumn}, {Quote.Literal(Message)} AS _aq_error_msg, {Timestamp(At)} AS _aq_error_ts";
    }

    /// <summary>The columns for lines of a file that can't be read; the message is an SQL expression.</summary>
    internal static string OfLines(string module, string message, DateTimeOffset at) =>
        $"{Quote.Literal(module)} AS _aq_error_module, {Quote.Literal(IngressSpec.BadLineErrorType)} AS {TypeColumn}, {message} AS _aq_error_msg, {Timestamp(at)} AS _aq_error_ts";

    /// <summary>An instant as SQL.</summary>
    internal static string Timestamp(DateTimeOffset instant) =>
        $"TIMESTAMPTZ '{instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}+00'";
}
