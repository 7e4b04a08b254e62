using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <summary>Spark's rules on types: promotion, decimals, common types. A null type is one that the SQL alone does not tell.</summary>
internal static class SqlTypes
{
    public static readonly DataType Boolean = new PrimitiveType(PrimitiveKind.Boolean);
    public static readonly DataType Int = new PrimitiveType(PrimitiveKind.Int);
    public static readonly DataType BigInt = new PrimitiveType(PrimitiveKind.BigInt);
    public static readonly DataType Double = new PrimitiveType(PrimitiveKind.Double);
    public static readonly DataType Float = new PrimitiveType(PrimitiveKind.Float);
    public static readonly DataType String = new PrimitiveType(PrimitiveKind.String);
    public static readonly DataType Binary = new PrimitiveType(PrimitiveKind.Binary);
    public static readonly DataType Date = new PrimitiveType(PrimitiveKind.Date);
    public static readonly DataType Timestamp = new PrimitiveType(PrimitiveKind.TimestampTz);
    public static readonly DataType TimestampNtz = new PrimitiveType(PrimitiveKind.TimestampNtz);
    public static readonly DataType Interval = new PrimitiveType(PrimitiveKind.Interval);
    public static readonly DataType Variant = new NativeType("spark", "variant");
    public static readonly DataType Void = new PrimitiveType(PrimitiveKind.Null);

    public const int MaximumPrecision = 38;
    private const int MinimumAdjustedScale = 6;

    /// <summary>A type that Spark has too; null for others, of which no rule of Spark's tells anything.</summary>
    public static DataType? Known(DataType type) => type switch
    {
        PrimitiveType primitive => primitive.Kind is PrimitiveKind.HugeInt or PrimitiveKind.UnsignedTinyInt or PrimitiveKind.UnsignedSmallInt or PrimitiveKind.UnsignedInt
            or PrimitiveKind.UnsignedBigInt or PrimitiveKind.Uuid or PrimitiveKind.Json ? null : type,
        DecimalType => type,
        ArrayType { FixedLength: null } array => Known(array.Element) is null ? null : type,
        MapDataType map => Known(map.Key) is null || Known(map.Value) is null ? null : type,
        StructType record => record.Members.All(static m => Known(m.Type) is not null) ? type : null,
        _ => null,
    };

    public static bool Is(DataType? type, PrimitiveKind kind) => type is PrimitiveType primitive && primitive.Kind == kind;

    public static bool IsWhole(DataType? type) => WholeRank(type) > 0;

    public static bool IsFloating(DataType? type) => Is(type, PrimitiveKind.Double) || Is(type, PrimitiveKind.Float);

    public static bool IsNumeric(DataType? type) => IsWhole(type) || IsFloating(type) || type is DecimalType;

    public static bool IsTimestamp(DataType? type) => Is(type, PrimitiveKind.TimestampTz) || Is(type, PrimitiveKind.TimestampNtz);

    /// <summary>The decimal that holds every value of a whole type.</summary>
    public static DecimalType? AsDecimal(DataType? type) => type switch
    {
        DecimalType number => number,
        PrimitiveType { Kind: PrimitiveKind.TinyInt } => new DecimalType(3, 0),
        PrimitiveType { Kind: PrimitiveKind.SmallInt } => new DecimalType(5, 0),
        PrimitiveType { Kind: PrimitiveKind.Int } => new DecimalType(10, 0),
        PrimitiveType { Kind: PrimitiveKind.BigInt } => new DecimalType(20, 0),
        _ => null,
    };

    /// <summary>The type of an arithmetic operation on two numbers; null when unknown or no number.</summary>
    public static DataType? Arithmetic(string sign, DataType? left, DataType? right)
    {
        if (!IsNumeric(left) || !IsNumeric(right))
        {
            return null;
        }

        if (left is DecimalType || right is DecimalType)
        {
            return IsFloating(left) || IsFloating(right) ? Double : Decimals(sign, AsDecimal(left)!, AsDecimal(right)!);
        }

        return sign == "/" ? Double : Wider(left, right);
    }

    /// <summary>The common type of two values as of a CASE or COALESCE; null when there is none or it is unknown.</summary>
    public static DataType? Wider(DataType? left, DataType? right)
    {
        if (left is null || right is null)
        {
            return null;
        }

        if (left.Equals(right) || Is(right, PrimitiveKind.Null))
        {
            return left;
        }

        if (Is(left, PrimitiveKind.Null))
        {
            return right;
        }

        if (IsNumeric(left) && IsNumeric(right))
        {
            return WiderNumber(left, right);
        }

        return (left, right) switch
        {
            (PrimitiveType { Kind: PrimitiveKind.Date }, PrimitiveType { Kind: PrimitiveKind.TimestampTz or PrimitiveKind.TimestampNtz }) => right,
            (PrimitiveType { Kind: PrimitiveKind.TimestampTz or PrimitiveKind.TimestampNtz }, PrimitiveType { Kind: PrimitiveKind.Date }) => left,
            (ArrayType a, ArrayType b) => Wider(a.Element, b.Element) is { } element ? new ArrayType(element) : null,
            _ => null,
        };
    }

    /// <summary>A text beside a number counts as a number: in ANSI mode as BIGINT beside a whole one, else as DOUBLE.</summary>
    public static (DataType? Left, DataType? Right) AgainstText(DataType? left, DataType? right, bool ansi) => (Is(left, PrimitiveKind.String), Is(right, PrimitiveKind.String)) switch
    {
        (true, false) when IsNumeric(right) => (ansi && IsWhole(right) ? BigInt : Double, right),
        (false, true) when IsNumeric(left) => (left, ansi && IsWhole(left) ? BigInt : Double),
        _ => (left, right),
    };

    public static DataType? Wider(IEnumerable<DataType?> types)
    {
        DataType? common = Void;
        foreach (DataType? type in types)
        {
            common = Wider(common, type);
        }

        return common;
    }

    public static DecimalType Bounded(int precision, int scale) =>
        precision <= MaximumPrecision ? new DecimalType(Math.Max(precision, 1), scale) : Adjusted(precision, scale);

    /// <summary>
    /// The types to multiply as, so that the product has at most 38 digits: digits before the point are given up, of the longer factor first. A value that
    /// has them is refused when it comes.
    /// </summary>
    public static (DecimalType One, DecimalType Other) Factors(DecimalType one, DecimalType other)
    {
        if (one.Precision + other.Precision <= MaximumPrecision)
        {
            return (one, other);
        }

        int room = MaximumPrecision - one.Scale - other.Scale;
        int first = one.Precision - one.Scale;
        int second = other.Precision - other.Scale;
        int shorter = Math.Min(Math.Min(first, second), room / 2);
        (first, second) = first <= second ? (shorter, Math.Min(second, room - shorter)) : (Math.Min(first, room - shorter), shorter);
        return (new DecimalType(Math.Max(1, first + one.Scale), one.Scale), new DecimalType(Math.Max(1, second + other.Scale), other.Scale));
    }

    private static DataType WiderNumber(DataType left, DataType right)
    {
        if (left is DecimalType || right is DecimalType)
        {
            if (IsFloating(left) || IsFloating(right))
            {
                return Double;
            }

            DecimalType a = AsDecimal(left)!;
            DecimalType b = AsDecimal(right)!;
            int scale = Math.Max(a.Scale, b.Scale);
            int range = Math.Max(a.Precision - a.Scale, b.Precision - b.Scale);
            return Bounded(range + scale, scale);
        }

        if (IsFloating(left) || IsFloating(right))
        {
            return Is(left, PrimitiveKind.Float) && Is(right, PrimitiveKind.Float) ? Float : Double;
        }

        return WholeRank(left) >= WholeRank(right) ? left : right;
    }

    private static DecimalType Decimals(string sign, DecimalType a, DecimalType b)
    {
        int range = Math.Max(a.Precision - a.Scale, b.Precision - b.Scale);
        int scale = Math.Max(a.Scale, b.Scale);
        switch (sign)
        {
            case "*":
                return Bounded(a.Precision + b.Precision + 1, a.Scale + b.Scale);
            case "/":
                int quotient = Math.Max(MinimumAdjustedScale, a.Scale + b.Precision + 1);
                return Bounded(a.Precision - a.Scale + b.Scale + quotient, quotient);
            case "%":
                return Bounded(Math.Min(a.Precision - a.Scale, b.Precision - b.Scale) + scale, scale);
            default:
                return Bounded(range + scale + 1, scale);
        }
    }

    /// <summary>What is left of a decimal with too many digits: places behind the point go first, down to six.</summary>
    private static DecimalType Adjusted(int precision, int scale)
    {
        int digits = precision - scale;
        int least = Math.Min(scale, MinimumAdjustedScale);
        return new DecimalType(MaximumPrecision, Math.Max(MaximumPrecision - digits, least));
    }

    private static int WholeRank(DataType? type) => type is PrimitiveType primitive
        ? primitive.Kind switch { PrimitiveKind.TinyInt => 1, PrimitiveKind.SmallInt => 2, PrimitiveKind.Int => 3, PrimitiveKind.BigInt => 4, _ => 0 }
        : 0;
}
