using System.Globalization;
using Weir.Core.Data;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Define;

/// <summary>The columns that tell why a row left through a spillway.</summary>
/// <param name="Module">The module it left.</param>
/// <param name="Rule">The rule it broke; null where there are no rules.</param>
/// <param name="Type">The label of the failure.</param>
/// <param name="Message">A sentence.</param>
/// <param name="At">When the run began.</param>
internal sealed record ErrorColumns(string Module, string? Rule, string Type, string Message, DateTimeOffset At)
{
    internal const string TypeColumn = "_aq_error_type";

    private static readonly string[] Own = ["_aq_error_module", "_aq_error_rule", TypeColumn, "_aq_error_msg", "_aq_error_ts"];

    /// <summary>The columns without the error columns of an earlier spillway, which the new ones replace.</summary>
    internal static string ColumnsWithout(Schema schema) =>
        string.Join("", schema.Names.Where(name => !Own.Contains(name, StringComparer.OrdinalIgnoreCase)).Select(name => Quote.Identifier(name) + ", "));

    internal string ToSelectList()
    {
        string rule = Rule is null ? "" : $"{Quote.Literal(Rule)} AS _aq_error_rule, ";
        return $"{Quote.Literal(Module)} AS _aq_error_module, {rule}{Quote.Literal(Type)} AS {TypeColumn}, {Quote.Literal(Message)} AS _aq_error_msg, {Timestamp(At)} AS _aq_error_ts";
    }

    /// <summary>An instant as SQL.</summary>
    internal static string Timestamp(DateTimeOffset instant) =>
        $"TIMESTAMP_LTZ '{instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}+00:00'";
}
