using FsCheck;
using FsCheck.Fluent;
using Weir.Core.Data;

namespace Weir.Core.Tests.Data.Columns;

/// <summary>A column of any shared type, nested up to two deep, with NULLs at every level.</summary>
internal static class ColumnGenerator
{
    private static readonly PrimitiveKind[] KeyKinds = [PrimitiveKind.Int, PrimitiveKind.String, PrimitiveKind.Date, PrimitiveKind.Uuid];

    internal static Gen<(DataType Type, object?[] Values)> Columns { get; } =
        from type in TypeOf(2)
        from values in ValueOf(type).ArrayOf()
        select (type, values);

    private static Gen<DataType> Leaves => Gen.OneOf(
        Gen.Elements(Enum.GetValues<PrimitiveKind>()).Select(kind => (DataType)new PrimitiveType(kind)),
        Gen.Elements<DataType>(new DecimalType(38, 10), new DecimalType(4, 2), new DurationDataType("ms")));

    private static Gen<DataType> TypeOf(int depth) => depth == 0 ? Leaves : Gen.OneOf(Leaves, NestedOf(depth - 1));

    private static Gen<DataType> NestedOf(int depth) => Gen.OneOf(
        TypeOf(depth).Select(element => (DataType)new ArrayType(element)),
        TypeOf(depth).SelectMany(element => Gen.Choose(1, 3).Select(length => (DataType)new ArrayType(element, length))),
        TypeOf(depth).SelectMany(value => Gen.Elements(KeyKinds).Select(key => (DataType)new MapDataType(new PrimitiveType(key), value))),
        TypeOf(depth).NonEmptyListOf().Select(members =>
            (DataType)new StructType([.. members.Take(3).Select((member, i) => new SchemaField($"m{i}", member))])));

    private static Gen<object?> ValueOf(DataType type) => Gen.Frequency((1, Gen.Constant<object?>(null)), (4, PresentOf(type)));

    private static Gen<object?> PresentOf(DataType type) => type switch
    {
        ArrayType { FixedLength: { } length } array => ValueOf(array.Element).ArrayOf(length).Select(items => (object?)items),
        ArrayType array => ValueOf(array.Element).ArrayOf().Select(items => (object?)items),
        MapDataType map => Entry(map).ArrayOf().Select(entries => (object?)entries),
        StructType record => Gen.CollectToArray(record.Members, member => ValueOf(member.Type)).Select(members => (object?)members),
        DecimalType => Wide(),
        DurationDataType => Of<long>(),
        PrimitiveType primitive => PresentOf(primitive.Kind),
        _ => throw new NotSupportedException(type.ToString()),
    };

    private static Gen<object?> Entry(MapDataType map) =>
        from key in PresentOf(map.Key)
        from value in ValueOf(map.Value)
        select (object?)new[] { key, value };

    private static Gen<object?> PresentOf(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Null => Gen.Constant<object?>(null),
        PrimitiveKind.Boolean => Of<bool>(),
        PrimitiveKind.TinyInt => Of<sbyte>(),
        PrimitiveKind.UnsignedTinyInt => Of<byte>(),
        PrimitiveKind.SmallInt => Of<short>(),
        PrimitiveKind.UnsignedSmallInt => Of<ushort>(),
        PrimitiveKind.Int or PrimitiveKind.Date => Of<int>(),
        PrimitiveKind.UnsignedInt => Of<uint>(),
        PrimitiveKind.UnsignedBigInt => Of<ulong>(),
        PrimitiveKind.Float => Of<float>(),
        PrimitiveKind.Double => Of<double>(),
        PrimitiveKind.HugeInt => Wide(),
        PrimitiveKind.Interval => Of<(int, int, long)>(v => new Core.Data.Columns.CalendarInterval(v.Item1, v.Item2, v.Item3)),
        PrimitiveKind.Uuid => Of<Guid>(),
        PrimitiveKind.String or PrimitiveKind.Json => Gen.Elements<object?>("", "a", "日本🦆", new string('x', 300), "\0"),
        PrimitiveKind.Binary => Of<byte[]>(),
        _ => Of<long>(),
    };

    private static Gen<object?> Of<T>() => ArbMap.Default.GeneratorFor<T>().Select(value => (object?)value);

    private static Gen<object?> Of<T>(Func<T, object> map) => ArbMap.Default.GeneratorFor<T>().Select(value => (object?)map(value));

    private static Gen<object?> Wide() => Of<(long, ulong)>(v => (Int128)v.Item1 << 64 | v.Item2);
}
