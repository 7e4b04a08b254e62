using System.Collections.Immutable;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Values;

namespace Weir.Engines.DuckDb.Tests.Interop.Support;

/// <summary>Any type of DuckDB's, nested up to two deep, with any of its values: extremes, NULLs at every level, empty texts, blobs and lists.</summary>
internal static class DuckDbGenerator
{
    internal static readonly DuckDbTypeId[] PlainTypes =
    [
        DuckDbTypeId.Boolean, DuckDbTypeId.TinyInt, DuckDbTypeId.SmallInt, DuckDbTypeId.Integer, DuckDbTypeId.BigInt, DuckDbTypeId.HugeInt,
        DuckDbTypeId.UTinyInt, DuckDbTypeId.USmallInt, DuckDbTypeId.UInteger, DuckDbTypeId.UBigInt, DuckDbTypeId.UHugeInt, DuckDbTypeId.BigNum,
        DuckDbTypeId.Float, DuckDbTypeId.Double, DuckDbTypeId.Varchar, DuckDbTypeId.Blob, DuckDbTypeId.Bit, DuckDbTypeId.Uuid,
        DuckDbTypeId.Date, DuckDbTypeId.Time, DuckDbTypeId.TimeNs, DuckDbTypeId.TimeTz, DuckDbTypeId.Interval,
        DuckDbTypeId.Timestamp, DuckDbTypeId.TimestampS, DuckDbTypeId.TimestampMs, DuckDbTypeId.TimestampNs, DuckDbTypeId.TimestampTz,
    ];

    private static readonly DuckDbTypeId[] KeyTypes = [DuckDbTypeId.Integer, DuckDbTypeId.Varchar, DuckDbTypeId.Uuid, DuckDbTypeId.HugeInt];

    private static readonly string[] Names = ["a", "B c", "größe", "\"", "x.y", "select", "日本"];

    /// <summary>A type and some values of it.</summary>
    internal static Gen<(DuckDbType Type, object?[] Values)> Columns => ColumnsOf(TypeOf(2));

    internal static Gen<(DuckDbType Type, object?[] Values)> ColumnsOf(Gen<DuckDbType> types) =>
        from type in types
        from values in ValueOf(type).ArrayOf()
        select (type, values);

    /// <summary>A type without children.</summary>
    internal static Gen<DuckDbType> Scalars => Gen.Frequency(
        (PlainTypes.Length, Gen.Elements(PlainTypes).Select(DuckDbType.Of)),
        (4, Gen.Choose(1, 38).SelectMany(width => Gen.Choose(0, width).Select(scale => DuckDbType.Decimal(width, scale)))),
        (2, Gen.Elements(DuckDbType.Enum("red", "", "grün"), DuckDbType.Enum([.. Enumerable.Range(0, 300).Select(i => $"e{i}")]))),
        (1, Gen.Constant(DuckDbType.Json)));

    internal static Gen<DuckDbType> TypeOf(int depth) => depth == 0 ? Scalars : Gen.Frequency((1, Scalars), (2, NestedOf(depth - 1)));

    /// <summary>A value of the type, or NULL.</summary>
    internal static Gen<object?> ValueOf(DuckDbType type) => Gen.Frequency((1, Gen.Constant<object?>(null)), (5, PresentOf(type)));

    private static Gen<DuckDbType> NestedOf(int depth) => Gen.OneOf(
        TypeOf(depth).Select(DuckDbType.List),
        TypeOf(depth).SelectMany(element => Gen.Choose(1, 3).Select(length => DuckDbType.Array(element, length))),
        TypeOf(depth).SelectMany(value => Gen.Elements(KeyTypes).Select(key => DuckDbType.Map(DuckDbType.Of(key), value))),
        MembersOf(depth).Select(members => DuckDbType.Struct([.. members])),
        MembersOf(depth).Select(members => DuckDbType.Union([.. members])));

    private static Gen<ImmutableArray<DuckDbColumn>> MembersOf(int depth) =>
        from count in Gen.Choose(1, 3)
        from types in TypeOf(depth).ArrayOf(count)
        from first in Gen.Choose(0, Names.Length - 1)
        select types.Select((type, i) => new DuckDbColumn(Names[(first + i) % Names.Length], type)).ToImmutableArray();

    private static Gen<object?> PresentOf(DuckDbType type) => type.Id switch
    {
        DuckDbTypeId.List => ValueOf(type.Element).ArrayOf().Select(items => (object?)items),
        DuckDbTypeId.Array => ValueOf(type.Element).ArrayOf(type.ArrayLength).Select(items => (object?)items),
        DuckDbTypeId.Map => MapOf(type),
        DuckDbTypeId.Struct => Gen.CollectToArray(type.Children, member => ValueOf(member.Type))
            .Select(values => (object?)new DuckDbStruct([.. type.Children.Select(member => member.Name)], [.. values])),
        DuckDbTypeId.Union => Gen.Elements(type.Children.ToArray())
            .SelectMany(member => ValueOf(member.Type).Select(value => (object?)new DuckDbUnion(member.Name, value))),
        DuckDbTypeId.Enum => Gen.Elements(type.Labels.ToArray()).Select(label => (object?)label),
        DuckDbTypeId.Decimal => DecimalOf(type),
        _ when type.Alias == "JSON" => Gen.Elements<object?>("{}", "[1, null]", "\"日本\"", "{\"a\": {\"b\": [1.5]}}"),
        _ => ScalarValues.Of(type.Id),
    };

    private static Gen<object?> MapOf(DuckDbType type) =>
        from keys in PresentOf(type.Children[0].Type).ArrayOf()
        from values in ValueOf(type.Children[1].Type).ArrayOf(keys.Length)
        select (object?)new DuckDbMap([.. keys.Zip(values, (key, value) => new KeyValuePair<object, object?>(key!, value)).DistinctBy(entry => entry.Key)]);

    private static Gen<object?> DecimalOf(DuckDbType type)
    {
        Int128 limit = (Int128)BigInteger.Pow(10, type.Width) - 1;
        return Gen.OneOf(
            Gen.Elements(limit, -limit, Int128.Zero, Int128.One, -Int128.One),
            ArbMap.Default.GeneratorFor<long>().Select(value => (Int128)value % (limit + 1)))
            .Select(unscaled => (object?)new DuckDbDecimal(unscaled, type.Width, type.Scale));
    }
}
