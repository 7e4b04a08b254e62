using System.Globalization;
using Weir.Compiler.Sql.Functions;
using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <content>Aggregates and window functions.</content>
internal sealed partial class SqlEmitter
{
    private bool CodedAggregate(string code, CallNode call, FunctionEntry entry)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        switch (code)
        {
            case "sum":
                Sum(call, entry);
                return true;
            case "avg":
                Average(call, entry);
                return true;
            case "count_rows":
                CountRows(call);
                return true;
            case "first":
                First(call);
                return true;
            case "skewness":
                Skewness(call, entry);
                return true;
            case "percentile":
                Percentile(call, "quantile_cont", asDouble: true);
                return true;
            case "percentile_approx":
                Percentile(call, "quantile_disc", asDouble: false);
                return true;
            case "percentile_within":
                PercentileWithin(call);
                return true;
            case "grouping_id":
                Put("CAST(grouping_id(", call.Start);
                List(a.Count > 0 ? a : groupKeys.Count > 0 ? groupKeys : throw Refused(call, "GROUPING_ID needs the grouping keys here."));
                Put(") AS BIGINT)", call.End);
                return true;
            case "listagg":
                ListAggregate(call, entry);
                return true;
            case "lag":
                Lag(call, entry);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Writes <c>name([DISTINCT] first argument)</c> with FILTER and OVER.</summary>
    private void Simple(string name, CallNode call, FunctionEntry entry)
    {
        Put($"{name}({(call.IsDistinct ? "DISTINCT " : "")}", call.Start);
        Argument(call, entry, 0);
        Put(")", call.CallEnd);
        Suffix(call, null);
    }

    private void Sum(CallNode call, FunctionEntry entry)
    {
        DataType? given = types.Of(call.Arguments[0]);
        bool lenient = call.Name == "try_sum";
        string before = given switch
        {
            DecimalType number => $"{(lenient || !ansi ? "TRY_CAST" : "CAST")}(",
            not null when SqlTypes.IsWhole(given) => lenient || !ansi ? "TRY_CAST(" : "CAST(",
            _ => "",
        };
        string after = given switch
        {
            DecimalType => $" AS {SqlTypeNames.DuckDb(types.Of(call))})",
            not null when SqlTypes.IsWhole(given) => " AS BIGINT)",
            _ => "",
        };
        Put(before, call.Start);
        Simple("sum", call, entry);
        Put(after, call.End);
    }

    private void Average(CallNode call, FunctionEntry entry)
    {
        if (types.Of(call) is not DecimalType result)
        {
            Simple("avg", call, entry);
            return;
        }

        Put("CAST(spark_divide_decimal(", call.Start);
        Simple("sum", call, entry);
        Put(", ", call.End);
        Simple("count", call, entry);
        Put($", {result.Scale}) AS {SqlTypeNames.DuckDb(result)})", call.End);
    }

    /// <summary>Counts rows in which nothing is NULL.</summary>
    private void CountRows(CallNode call)
    {
        Put(call.IsDistinct ? "count(DISTINCT CASE WHEN " : "count(CASE WHEN ", call.Start);
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            Wrap(i > 0 ? " AND (" : "(", call.Arguments[i], ") IS NOT NULL");
        }

        Put(" THEN ", call.End);
        if (call.IsDistinct)
        {
            Put("row(", call.Start);
            List(call.Arguments);
            Put(")", call.End);
        }
        else
        {
            Put("1", call.End);
        }

        Put(" END)", call.End);
        Suffix(call, null);
    }

    private void First(CallNode call)
    {
        bool ignore = call.IgnoreNulls == true || (call.Arguments.Count > 1 && call.Arguments[1] is LiteralNode { Kind: LiteralKind.Boolean, Value: var flag } && flag.Equals("true", StringComparison.OrdinalIgnoreCase));
        bool last = call.Name.StartsWith("last", StringComparison.Ordinal);
        if (call.Over is not null)
        {
            Wrap(last ? "last_value(" : "first_value(", call.Arguments[0], ignore ? " IGNORE NULLS)" : ")");
            Suffix(call, null);
            return;
        }

        Wrap(last ? "last(" : "first(", call.Arguments[0], ")");
        Suffix(call, ignore ? "$1 IS NOT NULL" : null);
    }

    private void Skewness(CallNode call, FunctionEntry entry)
    {
        Put("spark_skewness(", call.Start);
        Simple("skewness", call, entry);
        Put(", ", call.End);
        Simple("count", call, entry);
        Put(", ", call.End);
        Simple("var_pop", call, entry);
        Put(")", call.End);
    }

    private void Percentile(CallNode call, string name, bool asDouble)
    {
        ExpressionNode value = call.Arguments[0];
        if (call.Arguments.Count > 2 && asDouble)
        {
            throw Refused(call.Arguments[2], "PERCENTILE with frequencies can't be translated.");
        }

        Wrap(name + "(" + (call.IsDistinct ? "DISTINCT " : "") + (asDouble ? "CAST(" : ""), value, asDouble ? " AS DOUBLE), " : ", ");
        Emit(call.Arguments[1]);
        Put(")", call.CallEnd);
        Suffix(call, null);
    }

    private void PercentileWithin(CallNode call)
    {
        if (call.WithinGroup is not [{ } key])
        {
            throw Refused(call, $"{call.Name.ToUpperInvariant()} needs WITHIN GROUP (ORDER BY one value).");
        }

        bool continuous = call.Name == "percentile_cont";
        Put(continuous ? "quantile_cont(CAST(" : "CAST(quantile_disc(", call.Start);
        Emit(key.Value);
        Put(continuous ? " AS DOUBLE), " : ", ", key.End);
        Put(key.IsDescending ? "1 - (" : "", call.Start);
        Emit(call.Arguments[0]);
        Put(key.IsDescending ? "))" : ")", call.End);
        Suffix(call, null);
        Put(continuous ? "" : " AS DOUBLE)", call.End);
    }

    private void ListAggregate(CallNode call, FunctionEntry entry)
    {
        Put("string_agg(" + (call.IsDistinct ? "DISTINCT " : ""), call.Start);
        if (types.Of(call.Arguments[0]) is null || SqlTypes.Is(types.Of(call.Arguments[0]), PrimitiveKind.String))
        {
            Emit(call.Arguments[0]);
        }
        else
        {
            Text(call.Arguments[0]);
        }

        Put(", ", call.CallEnd);
        if (call.Arguments.Count > 1 && !SqlTypes.Is(types.Of(call.Arguments[1]), PrimitiveKind.Null))
        {
            Argument(call, entry, 1);
        }
        else
        {
            Put("''", call.CallEnd);
        }

        for (int i = 0; i < call.WithinGroup.Count; i++)
        {
            Put(i == 0 ? " ORDER BY " : ", ", call.WithinGroup[i].Start);
            Emit(call.WithinGroup[i]);
        }

        Put(")", call.CallEnd);
        Suffix(call, null);
    }

    private void Lag(CallNode call, FunctionEntry entry)
    {
        Put(call.Name + "(", call.Start);
        List(call.Arguments);
        Put(call.IgnoreNulls == true ? " IGNORE NULLS)" : ")", call.CallEnd);
        Suffix(call, null);
    }
}
