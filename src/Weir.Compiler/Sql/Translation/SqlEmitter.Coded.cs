using Weir.Compiler.Sql.Functions;
using Weir.Compiler.Sql.Syntax;

namespace Weir.Compiler.Sql.Translation;

/// <content>The functions that code writes, by the names that the catalogue gives their code.</content>
internal sealed partial class SqlEmitter
{
    private void Coded(string code, CallNode call, FunctionEntry entry)
    {
        bool written = CodedText(code, call, entry) || CodedNumber(code, call, entry) || CodedTime(code, call, entry)
            || CodedCollection(code, call, entry) || CodedAggregate(code, call, entry) || CodedHash(code, call, entry) || CodedClock(code, call)
            || CodedShape(code, call) || CodedSketch(code, call, entry);
        if (!written)
        {
            throw new InvalidOperationException($"The catalogue names the code '{code}' for {entry.Name}, and there is none.");
        }
    }

    private bool CodedText(string code, CallNode call, FunctionEntry entry)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        switch (code)
        {
            case "concat":
                Concat(a, call);
                return true;
            case "concat_ws":
                ConcatWithSeparator(call, entry);
                return true;
            case "length" or "octet_length" or "bit_length":
                Length(code, a[0]);
                return true;
            case "reverse":
                Wrap(types.Of(a[0]) switch { Core.Data.ArrayType => "list_reverse(", null => "spark_reverse(", _ => "reverse(" }, a[0], ")");
                return true;
            case "substring":
                Substring(call, entry);
                return true;
            case "format_number":
                FormatNumber(call);
                return true;
            case "printf":
                Printf(call);
                return true;
            case "encode" or "decode" or "to_binary":
                Charset(code, call, entry);
                return true;
            case "decode_case":
                DecodeCase(call);
                return true;
            case "hex":
                Wrap(SqlTypes.IsWhole(types.Of(a[0])) || types.Of(a[0]) is Core.Data.DecimalType || SqlTypes.IsFloating(types.Of(a[0])) ? "spark_hex(CAST(" : "hex(", a[0],
                    SqlTypes.IsNumeric(types.Of(a[0])) ? " AS BIGINT))" : ")");
                return true;
            case "parse_url":
                ParseUrl(call, entry);
                return true;
            case "split":
                Split(call, entry);
                return true;
            default:
                return CodedPattern(code, call, entry);
        }
    }

    private bool CodedPattern(string code, CallNode call, FunctionEntry entry)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        switch (code)
        {
            case "rlike":
                RegexMatch(a[0], a[1]);
                return true;
            case "regexp_extract" or "regexp_extract_all":
                if (SqlNumbers.TextValue(a[1]) is { } regex && JavaPattern.Groups(regex) < (a.Count > 2 ? SqlNumbers.WholeValue(a[2]) ?? 0 : 1))
                {
                    throw Refused(a[1], "The pattern has no such group.");
                }

                Put($"{code}(", call.Start);
                Argument(call, entry, 0);
                Put(", ", a[1].Start);
                Regex(a[1]);
                Put(a.Count > 2 ? ", " : ", 1)", a[1].End);
                if (a.Count > 2)
                {
                    Emit(a[2]);
                    Put(")", call.End);
                }

                return true;
            case "regexp_replace":
                RegexReplace(call, entry);
                return true;
            case "regexp_count":
                RegexCall("CAST(len(regexp_extract_all(", call, entry, ")) AS INTEGER)");
                return true;
            case "regexp_substr":
                RegexCall("spark_regexp_substr(", call, entry, ")");
                return true;
            case "regexp_instr":
                RegexCall("spark_regexp_instr(", call, entry, ")");
                return true;
            default:
                return false;
        }
    }

    private bool CodedNumber(string code, CallNode call, FunctionEntry entry)
    {
        IReadOnlyList<ExpressionNode> a = call.Arguments;
        switch (code)
        {
            case "abs":
                bool wraps = !ansi && SqlTypes.IsWhole(types.Of(a[0]));
                Put(wraps ? WrapFor(types.Of(a[0])!) + "(abs(CAST(" : "abs(", call.Start);
                Argument(call, entry, 0);
                Put(wraps ? " AS HUGEINT)))" : ")", call.End);
                return true;
            case "mod":
                Remainder(a[0], a[1], call);
                return true;
            case "try_mod":
                Around("spark_try_mod(", a[0], ", ", a[1], ")");
                return true;
            case "pmod":
                Pmod(call);
                return true;
            case "div":
                IntegerDivide(a[0], a[1], call);
                return true;
            case "ceil":
                Ceiling(call);
                return true;
            case "ceil_to":
                CeilingTo(call);
                return true;
            case "round":
                Round(call, entry);
                return true;
            case "try_arithmetic":
                TryArithmetic(call);
                return true;
            case "shift":
                Shift(call.Name switch { "shiftleft" => "<<", "shiftright" => ">>", _ => ">>>" }, a[0], a[1], call);
                return true;
            case "cast":
                Cast(a[0], FunctionTypes.TypeOf(call.Name)!, !ansi, call);
                return true;
            case "typeof":
                TypeName(call);
                return true;
            default:
                return false;
        }
    }

    private void TypeName(CallNode call)
    {
        if (types.Of(call.Arguments[0]) is { } type)
        {
            Put(SqlQuote.Text(SqlTypes.Is(type, Core.Data.PrimitiveKind.Interval) ? "interval" : SqlTypeNames.Spark(type)), call.Start);
            return;
        }

        Wrap("spark_type_name(typeof(", call.Arguments[0], "))");
    }
}
