using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Weir.Core.Diagnostics;

namespace Weir.Core.Data;

/// <summary>Reads the spelling of a data type: <c>bigint</c>, <c>decimal(10,2)</c>, <c>array&lt;struct&lt;a:int&gt;&gt;</c>, <c>duckdb:HUGEINT</c>.</summary>
/// <remarks>
/// Names and aliases are those of Aqueduct's type vocabulary. A bare <c>timestamp</c> is refused, since engines disagree on whether it has a zone.
/// </remarks>
public sealed class DataTypeParser
{
    private static readonly Dictionary<string, PrimitiveKind> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["boolean"] = PrimitiveKind.Boolean, ["bool"] = PrimitiveKind.Boolean,
        ["tinyint"] = PrimitiveKind.TinyInt, ["byte"] = PrimitiveKind.TinyInt,
        ["smallint"] = PrimitiveKind.SmallInt, ["short"] = PrimitiveKind.SmallInt,
        ["int"] = PrimitiveKind.Int, ["integer"] = PrimitiveKind.Int,
        ["bigint"] = PrimitiveKind.BigInt, ["long"] = PrimitiveKind.BigInt,
        ["hugeint"] = PrimitiveKind.HugeInt,
        ["utinyint"] = PrimitiveKind.UnsignedTinyInt, ["usmallint"] = PrimitiveKind.UnsignedSmallInt,
        ["uint"] = PrimitiveKind.UnsignedInt, ["ubigint"] = PrimitiveKind.UnsignedBigInt,
        ["float"] = PrimitiveKind.Float, ["real"] = PrimitiveKind.Float, ["double"] = PrimitiveKind.Double,
        ["string"] = PrimitiveKind.String, ["varchar"] = PrimitiveKind.String, ["char"] = PrimitiveKind.String, ["text"] = PrimitiveKind.String,
        ["binary"] = PrimitiveKind.Binary, ["date"] = PrimitiveKind.Date, ["time"] = PrimitiveKind.Time,
        ["timestamp_tz"] = PrimitiveKind.TimestampTz, ["timestamp_ntz"] = PrimitiveKind.TimestampNtz,
        ["interval"] = PrimitiveKind.Interval, ["uuid"] = PrimitiveKind.Uuid, ["json"] = PrimitiveKind.Json,
    };

    private readonly string text;
    private int position;

    private DataTypeParser(string text) => this.text = text;

    /// <summary>Reads a type; on failure <paramref name="problem"/> says why, as a predicate ("names no data type: ...").</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DataType? type, [NotNullWhen(false)] out string? problem)
    {
        DataTypeParser parser = new(text.Trim());
        try
        {
            type = parser.ParseType();
            parser.SkipSpace();
            problem = parser.position == parser.text.Length ? null : $"has unexpected text '{parser.text[parser.position..]}' behind the type {type}";
        }
        catch (FormatException exception)
        {
            type = null;
            problem = exception.Message;
        }

        type = problem is null ? type : null;
        return problem is null;
    }

    private DataType ParseType()
    {
        string name = ReadName();
        SkipSpace();
        if (Peek() == ':' && name is "duckdb" or "spark")
        {
            string native = text[(position + 1)..];
            position = text.Length;
            return new NativeType(name, native);
        }

        return name.ToLowerInvariant() switch
        {
            "decimal" or "numeric" => ParseDecimal(),
            "varchar" or "char" when Peek() == '(' => SkipLength(),
            "duration" => ParseDuration(),
            "array" or "list" => ParseArray(),
            "map" => ParseMap(),
            "struct" => ParseStruct(),
            "timestamp" => throw new FormatException("names 'timestamp', which engines read differently; write timestamp_tz (an instant) or timestamp_ntz (a wall-clock time)"),
            _ => Names.TryGetValue(name, out PrimitiveKind kind)
                ? new PrimitiveType(kind)
                : throw new FormatException($"names no data type: '{name}'" + (Suggestion.Nearest(name, Names.Keys) is { } near ? $" (did you mean '{near}'?)" : "")),
        };
    }

    private DecimalType ParseDecimal()
    {
        if (Peek() != '(')
        {
            return new DecimalType(10, 0);
        }

        Expect('(');
        int precision = ReadNumber();
        int scale = Accept(',') ? ReadNumber() : 0;
        Expect(')');
        return precision is >= 1 and <= 38 && scale <= precision
            ? new DecimalType(precision, scale)
            : throw new FormatException($"has decimal({precision},{scale}); precision must be 1 to 38 and scale at most the precision");
    }

    private PrimitiveType SkipLength()
    {
        Expect('(');
        _ = ReadNumber();
        Expect(')');
        return new PrimitiveType(PrimitiveKind.String);
    }

    private DurationDataType ParseDuration()
    {
        Expect('(');
        string unit = ReadName();
        Expect(')');
        return unit is "s" or "ms" or "us" or "ns"
            ? new DurationDataType(unit)
            : throw new FormatException($"has duration({unit}); the unit must be s, ms, us or ns");
    }

    private ArrayType ParseArray()
    {
        Expect('<');
        DataType element = ParseType();
        Expect('>');
        return new ArrayType(element);
    }

    private MapDataType ParseMap()
    {
        Expect('<');
        DataType key = ParseType();
        Expect(',');
        DataType value = ParseType();
        Expect('>');
        return new MapDataType(key, value);
    }

    private StructType ParseStruct()
    {
        Expect('<');
        ImmutableArray<SchemaField>.Builder members = ImmutableArray.CreateBuilder<SchemaField>();
        do
        {
            string name = ReadName();
            Expect(':');
            members.Add(new SchemaField(name, ParseType()));
        }
        while (Accept(','));
        Expect('>');
        return new StructType(members.ToImmutable());
    }

    private string ReadName()
    {
        SkipSpace();
        int start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] == '_'))
        {
            position++;
        }

        return position > start ? text[start..position] : throw new FormatException($"names no data type: '{text}'");
    }

    private int ReadNumber()
    {
        string digits = ReadName();
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new FormatException($"has '{digits}' where a number is due in '{text}'");
    }

    private char Peek()
    {
        SkipSpace();
        return position < text.Length ? text[position] : '\0';
    }

    private bool Accept(char expected)
    {
        bool found = Peek() == expected;
        position += found ? 1 : 0;
        return found;
    }

    private void Expect(char expected)
    {
        if (!Accept(expected))
        {
            throw new FormatException($"lacks a '{expected}' at position {position + 1} of '{text}'");
        }
    }

    private void SkipSpace()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }
    }
}
