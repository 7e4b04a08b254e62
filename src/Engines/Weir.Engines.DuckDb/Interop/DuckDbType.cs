using System.Collections.Immutable;
using System.Text;

namespace Weir.Engines.DuckDb.Interop;

/// <summary>A type of DuckDB's with its parameters and children; immutable, compared by value.</summary>
public sealed class DuckDbType : IEquatable<DuckDbType>
{
    private DuckDbType(DuckDbTypeId id) => Id = id;

    public DuckDbTypeId Id { get; }

    /// <summary>The name of a type that stands on another one, such as JSON on VARCHAR; null for most.</summary>
    public string? Alias { get; private init; }

    /// <summary>Digits of a decimal.</summary>
    public byte Width { get; private init; }

    /// <summary>Digits behind the point of a decimal.</summary>
    public byte Scale { get; private init; }

    /// <summary>Items of an array.</summary>
    public int ArrayLength { get; private init; }

    /// <summary>Labels of an enum in order.</summary>
    public ImmutableArray<string> Labels { get; private init; } = [];

    /// <summary>The element of a list or array; key and value of a map; members of a struct or union.</summary>
    public ImmutableArray<DuckDbColumn> Children { get; private init; } = [];

    /// <summary>The element type of a list or array.</summary>
    public DuckDbType Element => Children[0].Type;

    public static DuckDbType Boolean { get; } = new(DuckDbTypeId.Boolean);

    public static DuckDbType Integer { get; } = new(DuckDbTypeId.Integer);

    public static DuckDbType BigInt { get; } = new(DuckDbTypeId.BigInt);

    public static DuckDbType Double { get; } = new(DuckDbTypeId.Double);

    public static DuckDbType Varchar { get; } = new(DuckDbTypeId.Varchar);

    public static DuckDbType Json { get; } = new(DuckDbTypeId.Varchar) { Alias = "JSON" };

    /// <summary>A type without parameters.</summary>
    public static DuckDbType Of(DuckDbTypeId id) => id is DuckDbTypeId.Decimal or DuckDbTypeId.Enum or DuckDbTypeId.List
            or DuckDbTypeId.Struct or DuckDbTypeId.Map or DuckDbTypeId.Union or DuckDbTypeId.Array
        ? throw new ArgumentException($"The type {id} has parameters; make it with DuckDbType.{id}(...).", nameof(id))
        : new DuckDbType(id);

    /// <summary>A fixed-point number of 1 to 38 digits.</summary>
    public static DuckDbType Decimal(int width, int scale) =>
        width is >= 1 and <= 38 && scale >= 0 && scale <= width
            ? new DuckDbType(DuckDbTypeId.Decimal) { Width = (byte)width, Scale = (byte)scale }
            : throw new ArgumentOutOfRangeException(nameof(width), $"DECIMAL({width},{scale}) does not exist; the width is 1 to 38 and the scale at most the width.");

    public static DuckDbType List(DuckDbType element) => new(DuckDbTypeId.List) { Children = [new("element", element)] };

    public static DuckDbType Array(DuckDbType element, int length) =>
        new(DuckDbTypeId.Array) { Children = [new("element", element)], ArrayLength = length };

    public static DuckDbType Map(DuckDbType key, DuckDbType value) => new(DuckDbTypeId.Map) { Children = [new("key", key), new("value", value)] };

    public static DuckDbType Struct(params ReadOnlySpan<DuckDbColumn> members) => new(DuckDbTypeId.Struct) { Children = [.. members] };

    public static DuckDbType Union(params ReadOnlySpan<DuckDbColumn> members) => new(DuckDbTypeId.Union) { Children = [.. members] };

    public static DuckDbType Enum(params ReadOnlySpan<string> labels) => new(DuckDbTypeId.Enum) { Labels = [.. labels] };

    /// <summary>The same type under another name.</summary>
    public DuckDbType WithAlias(string? alias) => new(Id)
    {
        Alias = alias, Width = Width, Scale = Scale, ArrayLength = ArrayLength, Labels = Labels, Children = Children,
    };

    /// <summary>Bytes of one value in a vector's data; 0 for a struct, an array and a union, whose values are in their children.</summary>
    public int PhysicalSize => Id switch
    {
        DuckDbTypeId.Boolean or DuckDbTypeId.TinyInt or DuckDbTypeId.UTinyInt => 1,
        DuckDbTypeId.SmallInt or DuckDbTypeId.USmallInt => 2,
        DuckDbTypeId.Integer or DuckDbTypeId.UInteger or DuckDbTypeId.Float or DuckDbTypeId.Date or DuckDbTypeId.SqlNull => 4,
        DuckDbTypeId.Decimal => Width switch { <= 4 => 2, <= 9 => 4, <= 18 => 8, _ => 16 },
        DuckDbTypeId.Enum => Labels.Length switch { <= byte.MaxValue => 1, <= ushort.MaxValue => 2, _ => 4 },
        DuckDbTypeId.Struct or DuckDbTypeId.Array or DuckDbTypeId.Union or DuckDbTypeId.Variant => 0,
        DuckDbTypeId.HugeInt or DuckDbTypeId.UHugeInt or DuckDbTypeId.Uuid or DuckDbTypeId.Interval or DuckDbTypeId.Varchar
            or DuckDbTypeId.Blob or DuckDbTypeId.Bit or DuckDbTypeId.BigNum or DuckDbTypeId.Geometry
            or DuckDbTypeId.List or DuckDbTypeId.Map => 16,
        _ => 8,
    };

    /// <summary>Whether values are strings of bytes (text, blob, bit, bignum, geometry).</summary>
    public bool IsStringLike => Id is DuckDbTypeId.Varchar or DuckDbTypeId.Blob or DuckDbTypeId.Bit or DuckDbTypeId.BigNum or DuckDbTypeId.Geometry;

    public bool Equals(DuckDbType? other) =>
        other is not null && Id == other.Id && Width == other.Width && Scale == other.Scale && ArrayLength == other.ArrayLength
        && string.Equals(Alias, other.Alias, StringComparison.Ordinal) && Labels.SequenceEqual(other.Labels) && Children.SequenceEqual(other.Children);

    public override bool Equals(object? obj) => Equals(obj as DuckDbType);

    public override int GetHashCode() => HashCode.Combine(Id, Width, Scale, ArrayLength, Labels.Length, Children.Length);

    /// <summary>The type as DuckDB's SQL spells it.</summary>
    public override string ToString() => Alias ?? Id switch
    {
        DuckDbTypeId.Decimal => $"DECIMAL({Width},{Scale})",
        DuckDbTypeId.List => $"{Element}[]",
        DuckDbTypeId.Array => $"{Element}[{ArrayLength}]",
        DuckDbTypeId.Map => $"MAP({Children[0].Type}, {Children[1].Type})",
        DuckDbTypeId.Struct => $"STRUCT({Members()})",
        DuckDbTypeId.Union => $"UNION({Members()})",
        DuckDbTypeId.Enum => $"ENUM({string.Join(", ", Labels.Select(SqlText.Literal))})",
        DuckDbTypeId.TimestampS => "TIMESTAMP_S",
        DuckDbTypeId.TimestampMs => "TIMESTAMP_MS",
        DuckDbTypeId.TimestampNs => "TIMESTAMP_NS",
        DuckDbTypeId.TimestampTz => "TIMESTAMP WITH TIME ZONE",
        DuckDbTypeId.TimeTz => "TIME WITH TIME ZONE",
        DuckDbTypeId.TimeNs => "TIME_NS",
        DuckDbTypeId.SqlNull => "\"NULL\"",
        _ => Id.ToString().ToUpperInvariant(),
    };

    private StringBuilder Members() =>
        new StringBuilder().AppendJoin(", ", Children.Select(member => $"{SqlText.Identifier(member.Name)} {member.Type}"));
}
