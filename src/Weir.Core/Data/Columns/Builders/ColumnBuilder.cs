using System.Collections.Immutable;

namespace Weir.Core.Data.Columns.Builders;

/// <summary>Builds a <see cref="Column"/> row by row without boxing; the subclasses take the values. After <see cref="Build"/> it is empty and can be used again.</summary>
public abstract class ColumnBuilder : IDisposable
{
    private protected ColumnBuilder(DataType type, ColumnLayout layout)
    {
        Type = type;
        Layout = layout;
    }

    public DataType Type { get; }

    public ColumnLayout Layout { get; }

    /// <summary>Rows so far.</summary>
    public int Length => Validity.Length;

    private protected ValidityBuilder Validity { get; } = new();

    /// <summary>The builder for a shared type: see the subclasses for what it can be cast to.</summary>
    /// <exception cref="NotSupportedException">The type belongs to one engine.</exception>
    public static ColumnBuilder Create(DataType type) => type switch
    {
        ArrayType { FixedLength: { } length } array => new FixedListColumnBuilder(type, length, Create(array.Element)),
        ArrayType array => new ListColumnBuilder(type, Create(array.Element)),
        MapDataType map => new MapColumnBuilder(type, Create(map.Key), Create(map.Value)),
        StructType record => new StructColumnBuilder(type, [.. record.Members.Select(member => Create(member.Type))]),
        DecimalType => new FixedColumnBuilder<Int128>(type),
        DurationDataType => new FixedColumnBuilder<long>(type),
        PrimitiveType primitive => Create(primitive),
        _ => throw new NotSupportedException($"The type {type} has no layout that all engines share; its engine has to make the builder."),
    };

    /// <summary>Appends NULL.</summary>
    public void AppendNull()
    {
        AppendPlaceholder();
        Validity.AppendNull();
    }

    /// <summary>Appends a row of another column of the same layout.</summary>
    public void AppendFrom(Column source, int row)
    {
        if (source.IsNull(row))
        {
            AppendNull();
        }
        else if (source.Layout != Layout)
        {
            throw new ArgumentException($"A value of a {source.Type} column does not fit into a {Type} column.", nameof(source));
        }
        else
        {
            AppendValueFrom(source, row);
        }
    }

    /// <summary>Hands the rows over as a column.</summary>
    public Column Build()
    {
        int length = Length;
        ColumnBuffers buffers = new ColumnBuffers { NullCount = Validity.NullCount, Validity = Validity.Build() };
        return new Column(Type, length, Complete(buffers), Layout);
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Appends what stands in the place of a NULL.</summary>
    private protected abstract void AppendPlaceholder();

    private protected abstract void AppendValueFrom(Column source, int row);

    /// <summary>Adds the buffers of the layout.</summary>
    private protected abstract ColumnBuffers Complete(ColumnBuffers buffers);

    protected virtual void Dispose(bool disposing) => Validity.Dispose();

    private static ColumnBuilder Create(PrimitiveType type) => type.Kind switch
    {
        PrimitiveKind.Null => new NullColumnBuilder(type),
        PrimitiveKind.Boolean => new BooleanColumnBuilder(type),
        PrimitiveKind.String or PrimitiveKind.Binary or PrimitiveKind.Json => new BytesColumnBuilder(type),
        PrimitiveKind.TinyInt => new FixedColumnBuilder<sbyte>(type),
        PrimitiveKind.UnsignedTinyInt => new FixedColumnBuilder<byte>(type),
        PrimitiveKind.SmallInt => new FixedColumnBuilder<short>(type),
        PrimitiveKind.UnsignedSmallInt => new FixedColumnBuilder<ushort>(type),
        PrimitiveKind.Int or PrimitiveKind.Date => new FixedColumnBuilder<int>(type),
        PrimitiveKind.UnsignedInt => new FixedColumnBuilder<uint>(type),
        PrimitiveKind.Float => new FixedColumnBuilder<float>(type),
        PrimitiveKind.Double => new FixedColumnBuilder<double>(type),
        PrimitiveKind.UnsignedBigInt => new FixedColumnBuilder<ulong>(type),
        PrimitiveKind.HugeInt => new FixedColumnBuilder<Int128>(type),
        PrimitiveKind.Interval => new FixedColumnBuilder<CalendarInterval>(type),
        PrimitiveKind.Uuid => new FixedColumnBuilder<UuidBytes>(type),
        _ => new FixedColumnBuilder<long>(type),
    };
}
