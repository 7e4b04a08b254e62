namespace Weir.Core.Data.Columns;

/// <summary>How the values of a type lie in memory.</summary>
/// <param name="Kind">The arrangement.</param>
/// <param name="Width">Bytes per value where fixed; items per row of a fixed list; else 0.</param>
public readonly record struct ColumnLayout(ColumnLayoutKind Kind, int Width = 0)
{
    /// <summary>
    /// The layout of a shared type. Integers and floats have their width; a decimal is a 16-byte integer; a date is 4 bytes of days since 1970-01-01; a time,
    /// 8 bytes of microseconds since midnight; a timestamp, 8 bytes of microseconds since 1970-01-01; a duration, 8 bytes of its unit; an interval, a
    /// <see cref="CalendarInterval"/>; a uuid, a <see cref="UuidBytes"/>; a string or JSON, UTF-8.
    /// </summary>
    /// <exception cref="NotSupportedException">The type belongs to one engine, which alone knows its layout.</exception>
    public static ColumnLayout Of(DataType type) => type switch
    {
        PrimitiveType primitive => Of(primitive.Kind),
        DecimalType => new(ColumnLayoutKind.Fixed, 16),
        DurationDataType => new(ColumnLayoutKind.Fixed, 8),
        ArrayType { FixedLength: { } length } => new(ColumnLayoutKind.FixedList, length),
        ArrayType => new(ColumnLayoutKind.List),
        MapDataType => new(ColumnLayoutKind.Map),
        StructType => new(ColumnLayoutKind.Struct),
        _ => throw new NotSupportedException($"The type {type} has no layout that all engines share; its engine has to give one."),
    };

    private static ColumnLayout Of(PrimitiveKind kind) => kind switch
    {
        PrimitiveKind.Null => new(ColumnLayoutKind.Null),
        PrimitiveKind.Boolean => new(ColumnLayoutKind.Bits),
        PrimitiveKind.TinyInt or PrimitiveKind.UnsignedTinyInt => new(ColumnLayoutKind.Fixed, 1),
        PrimitiveKind.SmallInt or PrimitiveKind.UnsignedSmallInt => new(ColumnLayoutKind.Fixed, 2),
        PrimitiveKind.Int or PrimitiveKind.UnsignedInt or PrimitiveKind.Float or PrimitiveKind.Date => new(ColumnLayoutKind.Fixed, 4),
        PrimitiveKind.HugeInt or PrimitiveKind.Interval or PrimitiveKind.Uuid => new(ColumnLayoutKind.Fixed, 16),
        PrimitiveKind.String or PrimitiveKind.Binary or PrimitiveKind.Json => new(ColumnLayoutKind.Bytes),
        _ => new(ColumnLayoutKind.Fixed, 8),
    };
}
