using Weir.Compiler.Sql.Functions;
using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <content>Calls of functions, as the catalogue says.</content>
internal sealed partial class SqlEmitter
{
    private void Call(CallNode call)
    {
        if (userFunctions.Contains(call.Name))
        {
            Through(call);
            return;
        }

        FunctionEntry entry = FunctionCatalogue.Find(call.Name, call.Arguments.Count) ?? throw WrongCount(call);
        if (entry.IsRefused)
        {
            throw Refused(call.Function, $"{call.Name.ToUpperInvariant()} can't be translated: {entry.Template[1..]}.");
        }

        CheckNamedArguments(call);
        if (entry.IsSame && NeedsNoCast(call, entry) && call.IgnoreNulls is null && call.Function.Names.Count == 1 && call.CallEnd > call.Function.End)
        {
            Through(call);
        }
        else if (entry.IsCoded)
        {
            Coded(entry.Code, call, entry);
        }
        else
        {
            Template(call, entry, entry.IsSame ? $"{call.Name}($D$*)$F" : entry.Renamed is { } name ? $"{name}($D$*)$F" : entry.Template);
        }
    }

    private static Parsing.SqlSyntaxException WrongCount(CallNode call)
    {
        IReadOnlyList<FunctionEntry> known = FunctionCatalogue.Named(call.Name);
        return known.Count == 0
            ? Refused(call.Function, $"Spark has no function '{call.Name}'.")
            : Refused(call.Function, $"{call.Name.ToUpperInvariant()} takes {string.Join(" or ", known.Select(Count))}, not {call.Arguments.Count}.");
    }

    private static string Count(FunctionEntry entry) => entry.Maximum == entry.Minimum ? $"{entry.Minimum} argument{(entry.Minimum == 1 ? "" : "s")}"
        : entry.Maximum == int.MaxValue ? $"at least {entry.Minimum} arguments" : $"{entry.Minimum} to {entry.Maximum} arguments";

    private static void CheckNamedArguments(CallNode call)
    {
        foreach (ExpressionNode argument in call.Arguments)
        {
            if (argument is NamedArgumentNode { IsAlias: false } named)
            {
                throw Refused(named, "Arguments by name can't be translated.", "Give them by position.");
            }
        }
    }

    private bool NeedsNoCast(CallNode call, FunctionEntry entry)
    {
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (Coercion(entry.Parameter(i), types.Of(call.Arguments[i])) is not null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The type to which Spark converts an argument on its own; null when it takes it as it is.</summary>
    private static DataType? Coercion(char parameter, DataType? given) => parameter switch
    {
        's' => given is null || SqlTypes.Is(given, PrimitiveKind.String) || SqlTypes.Is(given, PrimitiveKind.Binary) ? null : SqlTypes.String,
        'S' => SqlTypes.Is(given, PrimitiveKind.String) || SqlTypes.Is(given, PrimitiveKind.Binary) ? null : SqlTypes.String,
        'i' => given is null || SqlTypes.Is(given, PrimitiveKind.Int) || SqlTypes.Is(given, PrimitiveKind.TinyInt) || SqlTypes.Is(given, PrimitiveKind.SmallInt) ? null : SqlTypes.Int,
        'b' => given is null || SqlTypes.IsWhole(given) ? null : SqlTypes.BigInt,
        'd' => given is null || SqlTypes.Is(given, PrimitiveKind.Double) ? null : SqlTypes.Double,
        'n' => SqlTypes.Is(given, PrimitiveKind.String) ? SqlTypes.Double : null,
        'T' => given is null || SqlTypes.Is(given, PrimitiveKind.TimestampTz) ? null : SqlTypes.Timestamp,
        'B' => SqlTypes.Is(given, PrimitiveKind.Null) ? SqlTypes.Binary : SqlTypes.Is(given, PrimitiveKind.String) || given is null || SqlTypes.Is(given, PrimitiveKind.Binary) ? null : SqlTypes.String,
        'k' => SqlTypes.Is(given, PrimitiveKind.String) ? SqlTypes.Boolean : null,
        _ => null,
    };

    /// <summary>Writes an argument as the type that the function takes.</summary>
    private void Argument(CallNode call, FunctionEntry entry, int index)
    {
        ExpressionNode argument = call.Arguments[index];
        DataType? given = types.Of(argument);
        if (Coercion(entry.Parameter(index), given) is { } wanted)
        {
            if (SqlTypes.Is(given, PrimitiveKind.Null))
            {
                Wrap("CAST(", argument, $" AS {SqlTypeNames.DuckDb(wanted)})");
            }
            else
            {
                Cast(argument, wanted, !ansi, argument);
            }
        }
        else if (entry.Parameter(index) == 'B' && SqlTypes.Is(given, PrimitiveKind.String) && entry.Name is "decode" or "bitmap_count" or "crc32")
        {
            Wrap("encode(", argument, ")");
        }
        else
        {
            Emit(argument);
        }
    }

    /// <summary>Writes a template of the catalogue.</summary>
    private void Template(CallNode call, FunctionEntry entry, string template)
    {
        template = ansi ? template : Lenient(template);
        RefuseVolatile(call, template);
        foreach (ExpressionNode argument in call.Arguments)
        {
            RequireType(template, argument);
        }

        bool closed = false;
        int start = 0;
        for (int mark = template.IndexOf('$', StringComparison.Ordinal); mark >= 0; mark = template.IndexOf('$', start))
        {
            Put(template[start..mark], call.Start);
            start = Mark(call, entry, template, mark + 1, ref closed);
        }

        Put(template[start..], call.End);
        if (!closed)
        {
            Suffix(call, null);
        }
    }

    /// <summary>Without ANSI mode these give NULL where they would fail with it.</summary>
    private static string Lenient(string template)
    {
        foreach (string name in (string[])["elt", "next_day", "make_date", "make_timestamp"])
        {
            template = template.Replace($"spark_{name}(", $"spark_try_{name}(", StringComparison.Ordinal);
        }

        return template;
    }

    /// <summary>Writes what a mark of a template stands for; gives the offset behind it.</summary>
    private int Mark(CallNode call, FunctionEntry entry, string template, int at, ref bool closed)
    {
        if (char.IsAsciiDigit(template[at]))
        {
            int number = template[at] - '0';
            bool rest = at + 1 < template.Length && template[at + 1] == '*';
            bool open = !rest && IsCompound(call.Arguments[number - 1]) && !StandsAlone(template, at - 1, at + 1);
            Put(open ? "(" : "", call.Start);
            Arguments(call, entry, number - 1, rest ? call.Arguments.Count : number);
            Put(open ? ")" : "", call.Start);
            return at + (rest ? 2 : 1);
        }

        if (template[at] == '*')
        {
            Arguments(call, entry, 0, call.Arguments.Count);
            return at + 1;
        }

        if (template[at] == 'D')
        {
            Put(call.IsDistinct ? "DISTINCT " : "", call.Start);
            return at + 1;
        }

        if (template[at] == 'F')
        {
            closed = true;
            int open = at + 1 < template.Length && template[at + 1] == '(' ? at + 2 : -1;
            int close = open < 0 ? at + 1 : template.IndexOf(')', open) + 1;
            Suffix(call, open < 0 ? null : template[open..(close - 1)]);
            return close;
        }

        if (template.AsSpan(at).StartsWith("name"))
        {
            Put(call.Name == "dayofmonth" ? "day" : call.Name, call.Start);
            return at + 4;
        }

        DateArgument(call.Arguments[template[at + 4] - '1']);
        return at + 5;
    }

    /// <summary>True when a mark of a template is a whole argument or item, so that what is put there needs no brackets.</summary>
    private static bool StandsAlone(string template, int start, int end)
    {
        string before = template[..start].TrimEnd();
        string after = template[end..].TrimStart();
        return before.Length > 0 && before[^1] is '(' or ',' or '[' && after.Length > 0 && after[0] is ')' or ',' or ']';
    }

    private static bool IsCompound(ExpressionNode node) => node is BinaryNode or UnaryNode or BetweenNode or InNode or LikeNode or IsNode;

    private void Arguments(CallNode call, FunctionEntry entry, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (i > from)
            {
                Put(", ", call.Arguments[i].Start);
            }

            Argument(call, entry, i);
        }
    }

    /// <summary>Writes a value as a date.</summary>
    private void DateArgument(ExpressionNode argument)
    {
        if (SqlTypes.Is(types.Of(argument), PrimitiveKind.Date))
        {
            Put("(", argument.Start);
            Emit(argument);
            Put(")", argument.End);
        }
        else if (SqlTypes.Is(types.Of(argument), PrimitiveKind.String))
        {
            Cast(argument, SqlTypes.Date, !ansi, argument);
        }
        else
        {
            Wrap("CAST(", argument, " AS DATE)");
        }
    }

    /// <summary>Writes FILTER and OVER, with a condition of the template's.</summary>
    private void Suffix(CallNode call, string? condition)
    {
        if (call.Filter is not null || condition is not null)
        {
            Put(" FILTER (WHERE ", call.CallEnd);
            if (condition is not null)
            {
                bool open = IsCompound(call.Arguments[0]);
                Put(open ? "(" : "", call.CallEnd);
                Emit(call.Arguments[0]);
                Put(open ? ")" : "", call.CallEnd);
                Put(condition[2..] + (call.Filter is null ? "" : " AND ("), call.CallEnd);
            }

            if (call.Filter is not null)
            {
                Emit(call.Filter);
            }

            Put(condition is not null && call.Filter is not null ? "))" : ")", call.CallEnd);
        }

        if (call.Over is not null)
        {
            Put(" OVER ", call.Over.Start);
            Emit(call.Over);
        }
    }

    /// <summary>A value that differs each time it is computed can't be written twice.</summary>
    private static void RefuseVolatile(CallNode call, string template)
    {
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            string mark = "$" + (char)('1' + i);
            int first = template.IndexOf(mark, StringComparison.Ordinal);
            bool twice = first >= 0 && template.IndexOf(mark, first + 1, StringComparison.Ordinal) >= 0;
            if ((twice || template.Contains("spark_", StringComparison.Ordinal)) && IsVolatile(call.Arguments[i]))
            {
                throw Refused(call.Arguments[i], "A random value within this function can't be translated: it would be drawn more than once.", "Compute it in a subquery first.");
            }
        }
    }

    private static bool IsVolatile(SqlNode node) =>
        node is CallNode { Name: "rand" or "random" or "randn" or "uuid" or "shuffle" } || node.Parts.Any(IsVolatile);
}
