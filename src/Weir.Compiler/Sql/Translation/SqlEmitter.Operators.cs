using Weir.Compiler.Sql.Parsing;
using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <content>Operators.</content>
internal sealed partial class SqlEmitter
{
    private void Unary(UnaryNode node)
    {
        if (node.Operator == "not" && source[node.Start] == '!')
        {
            Put("(NOT ", node.Start);
            Emit(node.Operand);
            Put(")", node.End);
        }
        else if (node is { Operator: "-", Operand: LiteralNode { Kind: LiteralKind.Integer } literal } && (!literal.IsPlain || literal.Bits > 0 || SqlNumbers.IsLeast(literal.Value)))
        {
            Put(SqlNumbers.IsLeast(literal.Value) ? $"CAST(-{literal.Value} AS {SqlTypeNames.DuckDb(types.Of(node))})" : Spelling(literal, "-"), node.Start);
        }
        else if (node.Operator == "-" && !ansi && SqlTypes.IsWhole(types.Of(node.Operand)) && node.Operand is not LiteralNode)
        {
            Wrap(WrapFor(types.Of(node)!) + "(-CAST(", node.Operand, " AS HUGEINT))");
        }
        else
        {
            Through(node);
        }
    }

    private void Binary(BinaryNode node)
    {
        if (node.Operator is "+" or "-" && (SqlTypes.Is(types.Of(node.Left), PrimitiveKind.Time) || SqlTypes.Is(types.Of(node.Right), PrimitiveKind.Time)))
        {
            throw Refused(node, "Reckoning with times of day can't be translated.", "Take timestamps, or microseconds by time_to_micros and time_from_micros.");
        }

        switch (node.Operator)
        {
            case "<=>":
                Around("(", node.Left, " IS NOT DISTINCT FROM ", node.Right, ")");
                break;
            case "^":
                Around("xor(", node.Left, ", ", node.Right, ")");
                break;
            case "&" or "|":
                Around("((", node.Left, $") {node.Operator} (", node.Right, "))");
                break;
            case "<<" or ">>" or ">>>":
                Shift(node.Operator, node.Left, node.Right, node);
                break;
            case "||":
                Concat([node.Left, node.Right], node);
                break;
            case "/":
                Divide(node.Left, node.Right, node);
                break;
            case "%":
                Remainder(node.Left, node.Right, node);
                break;
            case "div":
                IntegerDivide(node.Left, node.Right, node);
                break;
            case "+" or "-" or "*":
                Arithmetic(node);
                break;
            default:
                Plain(node);
                break;
        }
    }

    /// <summary>The operator as it is, in DuckDB's spelling.</summary>
    private void Plain(BinaryNode node)
    {
        string written = source[node.OperatorStart..node.OperatorEnd];
        if (written is not ("==" or "!="))
        {
            Through(node);
            return;
        }

        Emit(node.Left);
        writer.Copy(node.Left.End, node.OperatorStart);
        Put(node.Operator, node.OperatorStart);
        writer.Copy(node.OperatorEnd, node.Right.Start);
        Emit(node.Right);
    }

    private void Around(string before, ExpressionNode left, string between, ExpressionNode right, string after)
    {
        RequireType(before, left);
        RequireType(before, right);
        Put(before, left.Start);
        Emit(left);
        Put(between, left.End);
        Emit(right);
        Put(after, right.End);
    }

    private void Arithmetic(BinaryNode node)
    {
        DataType? left = types.Of(node.Left);
        DataType? right = types.Of(node.Right);
        if (left is null && node.Operator == "-" && (right is null || SqlTypes.Is(right, PrimitiveKind.Date)))
        {
            Around("spark_minus(", node.Left, ", ", node.Right, ")");
        }
        else if (SqlTypes.Is(left, PrimitiveKind.Date) || SqlTypes.Is(right, PrimitiveKind.Date))
        {
            DateArithmetic(node, left, right);
        }
        else if (SqlTypes.Is(left, PrimitiveKind.TimestampTz) && SqlTypes.Is(right, PrimitiveKind.TimestampTz))
        {
            // Spark counts what clocks on the wall show, also across a change of the hour.
            Around("(CAST(", node.Left, " AS TIMESTAMP) - CAST(", node.Right, " AS TIMESTAMP))");
        }
        else if (types.Of(node) is DecimalType number)
        {
            DecimalArithmetic(node, number, left, right);
        }
        else if (left is null && node.Operator is "+" or "-" && SqlTypes.Is(right, PrimitiveKind.Interval))
        {
            // A date plus days is a date, a timestamp plus days a timestamp: which of them the column is, the engine knows.
            Around(IntervalMath.KeepsDate(node.Right) ? "spark_add_days(" : "spark_add_time(", node.Left, node.Operator == "-" ? ", -" : ", ", node.Right, ")");
        }
        else if (!ansi && SqlTypes.IsWhole(left) && SqlTypes.IsWhole(right))
        {
            Around($"{WrapFor(types.Of(node)!)}(CAST(", node.Left, $" AS HUGEINT) {node.Operator} CAST(", node.Right, " AS HUGEINT))");
        }
        else if (SqlTypes.IsWhole(left) && SqlTypes.IsWhole(right) && !left!.Equals(right))
        {
            Number(node.Left, left, types.Of(node)!);
            writer.Copy(node.Left.End, node.Right.Start);
            Number(node.Right, right, types.Of(node)!);
        }
        else if (SqlTypes.Is(left, PrimitiveKind.String) != SqlTypes.Is(right, PrimitiveKind.String) && types.Of(node) is { } common)
        {
            Number(node.Left, left, common);
            writer.Copy(node.Left.End, node.Right.Start);
            Number(node.Right, right, common);
        }
        else
        {
            Through(node);
        }
    }


    /// <summary>The macro that drops what a whole type has no bits for, as Spark does without ANSI mode.</summary>
    private static string WrapFor(DataType type) => type is PrimitiveType primitive
        ? primitive.Kind switch { PrimitiveKind.TinyInt => "spark_wrap_8", PrimitiveKind.SmallInt => "spark_wrap_16", PrimitiveKind.Int => "spark_wrap_32", _ => "spark_wrap_64" }
        : "spark_wrap_64";

    /// <summary>Writes an operand as a number of a type.</summary>
    private void Number(ExpressionNode operand, DataType? type, DataType? wanted)
    {
        if (wanted is null || wanted.Equals(type))
        {
            Emit(operand);
            return;
        }

        if (SqlTypes.Is(type, PrimitiveKind.String))
        {
            Cast(operand, wanted, !ansi, operand);
            return;
        }

        Put("CAST(", operand.Start);
        Emit(operand);
        Put($" AS {SqlTypeNames.DuckDb(wanted)})", operand.End);
    }

    private void DateArithmetic(BinaryNode node, DataType? left, DataType? right)
    {
        if (SqlTypes.Is(left, PrimitiveKind.Date) && SqlTypes.Is(right, PrimitiveKind.Date))
        {
            Around("to_days(CAST(", node.Left, " - ", node.Right, " AS INTEGER))");
            return;
        }

        DataType? result = types.Of(node);
        bool stays = SqlTypes.Is(result, PrimitiveKind.Date) && !SqlTypes.IsWhole(left) && !SqlTypes.IsWhole(right);
        bool moves = SqlTypes.Is(result, PrimitiveKind.TimestampTz);
        Put(stays ? "CAST(" : moves ? "(CAST(" : "", node.Start);
        Emit(node.Left);
        Put(moves && SqlTypes.Is(left, PrimitiveKind.Date) ? " AS TIMESTAMPTZ)" : "", node.Left.End);
        writer.Copy(node.Left.End, node.Right.Start);
        Emit(node.Right);
        Put(moves && SqlTypes.Is(right, PrimitiveKind.Date) ? " AS TIMESTAMPTZ)" : "", node.Right.End);
        Put(stays ? " AS DATE)" : moves ? ")" : "", node.End);
    }

    private void DecimalArithmetic(BinaryNode node, DecimalType result, DataType? left, DataType? right)
    {
        Put("CAST(", node.Start);
        if (node.Operator == "*")
        {
            DecimalType one = SqlTypes.AsDecimal(SqlNumbers.Narrow(node.Left, left, new DecimalType(1, 0))) ?? result;
            DecimalType other = SqlTypes.AsDecimal(SqlNumbers.Narrow(node.Right, right, new DecimalType(1, 0))) ?? result;
            if (one.Scale + other.Scale > SqlTypes.MaximumPrecision)
            {
                throw Refused(node, $"Spark multiplies {left} by {right} with more than 38 places in between, which DuckDB can't.", "Cast the operands to fewer places, or to DOUBLE.");
            }

            (one, other) = SqlTypes.Factors(one, other);
            Number(node.Left, left, one);
            writer.Copy(node.Left.End, node.Right.Start);
            Number(node.Right, right, other);
        }
        else if (result.Scale < Math.Max(SqlTypes.AsDecimal(left)?.Scale ?? 0, SqlTypes.AsDecimal(right)?.Scale ?? 0))
        {
            // Places are lost at the end only; an operand that lost some would be rounded twice.
            Through(node);
        }
        else
        {
            Number(node.Left, left, result);
            writer.Copy(node.Left.End, node.Right.Start);
            Number(node.Right, right, result);
        }

        Put($" AS {SqlTypeNames.DuckDb(result)})", node.End);
    }

    private void Divide(ExpressionNode left, ExpressionNode right, ExpressionNode node)
    {
        DataType? result = node is BinaryNode ? types.Of(node) : SqlTypes.Arithmetic("/", types.Of(left), types.Of(right));
        if (result is DecimalType number)
        {
            if (number.Precision > 38 || types.Of(left) is null)
            {
                throw Refused(node, "The quotient has more digits than DuckDB can hold.");
            }

            string macro = ansi ? "spark_divide_decimal" : "spark_try_divide_decimal";
            Around($"CAST({macro}(", left, ", ", right, $", {number.Scale}) AS {SqlTypeNames.DuckDb(number)})");
        }
        else if (SqlNumbers.IsNonZero(right) && !SqlTypes.Is(types.Of(left), PrimitiveKind.String))
        {
            Through(node);
        }
        else
        {
            Put(ansi ? "spark_divide(" : "spark_try_divide(", left.Start);
            Number(left, types.Of(left), SqlTypes.Is(types.Of(left), PrimitiveKind.String) ? SqlTypes.Double : null);
            Put(", ", left.End);
            Number(right, types.Of(right), SqlTypes.Is(types.Of(right), PrimitiveKind.String) ? SqlTypes.Double : null);
            Put(")", right.End);
        }
    }

    private void Remainder(ExpressionNode left, ExpressionNode right, ExpressionNode node)
    {
        DataType? result = SqlTypes.Arithmetic("%", SqlNumbers.Narrow(left, types.Of(left), types.Of(right)), SqlNumbers.Narrow(right, types.Of(right), types.Of(left)));
        string cast = result is null ? "" : "CAST(";
        Around(cast + (ansi ? "spark_mod(" : "spark_try_mod("), left, ", ", right, result is null ? ")" : $") AS {SqlTypeNames.DuckDb(result)})");
    }

    private void IntegerDivide(ExpressionNode left, ExpressionNode right, ExpressionNode node) =>
        Around(ansi ? "spark_div(" : "spark_try_div(", left, ", ", right, ")");

    private void Shift(string sign, ExpressionNode left, ExpressionNode right, ExpressionNode node)
    {
        DataType? type = types.Of(left);
        string name = sign switch { "<<" => "spark_shift_left", ">>" => "spark_shift_right", _ => "spark_shift_unsigned" };
        string bits = SqlTypes.Is(type, PrimitiveKind.BigInt) ? "_64" : type is null
            ? throw Refused(node, "Whether the shifted column has 32 or 64 bits is not known here.", "Write CAST(... AS INT) or CAST(... AS BIGINT) around it.") : "_32";
        Around(name + bits + "(", left, ", ", right, ")");
    }

    private void Like(LikeNode node)
    {
        if (node.Kind == "rlike")
        {
            Put(node.IsNegated ? "(NOT " : "(", node.Start);
            for (int i = 0; i < node.Patterns.Count; i++)
            {
                Put(i == 0 ? "" : node.Quantifier == "all" ? " AND " : " OR ", node.Patterns[i].Start);
                RegexMatch(node.Value, node.Patterns[i]);
            }

            Put(")", node.End);
            return;
        }

        if (node.Quantifier is null)
        {
            Through(node.Value);
            writer.Copy(node.Value.End, node.Patterns[0].Start);
            Emit(node.Patterns[0]);
            Escape(node);
            return;
        }

        Put(node.IsNegated ? "(NOT (" : "((", node.Start);
        for (int i = 0; i < node.Patterns.Count; i++)
        {
            Put(i == 0 ? "" : node.Quantifier == "all" ? " AND " : " OR ", node.Patterns[i].Start);
            Emit(node.Value);
            Put(" " + node.Kind.ToUpperInvariant() + " ", node.Patterns[i].Start);
            Emit(node.Patterns[i]);
            Put(" ESCAPE '\\'", node.Patterns[i].End);
        }

        Put("))", node.End);
    }

    /// <summary>Spark's patterns know the backslash as escape without being told.</summary>
    private void Escape(LikeNode node)
    {
        if (node.Escape is not null)
        {
            writer.Copy(node.Patterns[0].End, node.Escape.Start);
            Emit(node.Escape);
        }
        else if (SqlNumbers.TextValue(node.Patterns[0]) is not { } pattern || pattern.Contains('\\', StringComparison.Ordinal))
        {
            Put(" ESCAPE '\\'", node.End);
        }
    }

    /// <summary>Rows within IN are compared as rows, not as structs with names.</summary>
    private void In(InNode node)
    {
        int position = node.Start;
        foreach (SqlNode part in node.Parts)
        {
            writer.Copy(position, part.Start);
            if (part is RowNode row)
            {
                Through(row);
            }
            else
            {
                Emit(part);
            }

            position = part.End;
        }

        writer.Copy(position, node.End);
    }

    private void Subscript(SubscriptNode node)
    {
        DataType? type = types.Of(node.Value);
        bool key = type is MapDataType or StructType || (type is null && SqlTypes.Is(types.Of(node.Index), PrimitiveKind.String));
        if (key)
        {
            Through(node);
            return;
        }

        Around(ansi ? "spark_item(" : "spark_try_item(", node.Value, ", ", node.Index, ")");
    }
}
