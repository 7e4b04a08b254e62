using Weir.Compiler.Sql.Functions;
using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <content>
/// Sketches: their bytes are Spark's own, but one that is read where it is made is never seen, and DuckDB answers what it is asked (exactly, where Spark's answer is an estimate).
/// </content>
internal sealed partial class SqlEmitter
{
    private const string TopItems = "5";

    private bool CodedSketch(string code, CallNode call, FunctionEntry entry)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        switch (code)
        {
            case "sketch":
                throw Refused(call.Function, $"{call.Name.ToUpperInvariant()} can't be translated: the bytes of Spark's sketches mean nothing to another engine.", $"It can be where it is read at once: {entry.Remark}.");
            case "top_k":
                TopK(call, call, a.Count > 1 ? a[1] : null);
                return true;
            case "top_k_of":
                TopK(call, Sketch(call, "approx_top_k_accumulate"), a.Count > 1 ? a[1] : null);
                return true;
            case "estimate":
                CallNode counted = Sketch(call, call.Name.Replace("_estimate", "_agg", StringComparison.Ordinal));
                Wrap(call.Name == "hll_sketch_estimate" ? "coalesce(approx_count_distinct(" : "coalesce(count(DISTINCT ", counted.Arguments[0], ")");
                Suffix(counted, null);
                Put(", 0)", call.End);
                return true;
            case "quantiles":
                Quantiles(call, Sketch(call, "kll_sketch_agg_" + call.Name[(call.Name.LastIndexOf('_') + 1)..]));
                return true;
            default:
                return false;
        }
    }

    /// <summary>The aggregate that makes the sketch which a call reads.</summary>
    private static CallNode Sketch(CallNode call, string name) => call.Arguments[0] is CallNode made && made.Name == name ? made
        : throw Refused(call.Arguments[0], $"{call.Name.ToUpperInvariant()} can be translated only around {name.ToUpperInvariant()}: the bytes of Spark's sketches mean nothing to another engine.");

    private void TopK(CallNode call, CallNode made, ExpressionNode? count)
    {
        ExpressionNode item = made.Arguments[0];
        Wrap("spark_top_k(histogram(", item, ")");
        Suffix(made, null);
        Wrap(", count(CASE WHEN ", item, " IS NULL THEN 1 END)");
        Suffix(made, null);
        Put(", ", call.End);
        if (count is null)
        {
            Put(TopItems, call.End);
        }
        else
        {
            Emit(count);
        }

        Put(")", call.End);
    }

    private void Quantiles(CallNode call, CallNode made)
    {
        ExpressionNode value = made.Arguments[0];
        if (call.Name.Contains("_get_n_", StringComparison.Ordinal))
        {
            Wrap("count(", value, ")");
            Suffix(made, null);
        }
        else if (call.Name.Contains("_get_rank_", StringComparison.Ordinal))
        {
            Around("(count(CASE WHEN (", value, ") <= (", call.Arguments[1], ") THEN 1 END)");
            Suffix(made, null);
            Wrap(" / nullif(count(", value, ")");
            Suffix(made, null);
            Put(", 0))", call.End);
        }
        else
        {
            Around("CAST(quantile_disc(", value, ", ", call.Arguments[1], ")");
            Suffix(made, null);
            Put($" AS {SqlTypeNames.DuckDb(types.Of(call) ?? SqlTypes.Double)})", call.End);
        }
    }
}
