using Weir.Core.Data;
using Weir.Core.Data.Columns;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Interop.Batches;

/// <summary>The types and layouts of a <see cref="ColumnBatch"/>'s columns that hold DuckDB's values without loss.</summary>
internal static class BatchTypes
{
    /// <summary>The shared type, or <c>duckdb:...</c> where the shared one would lose something (timestamps of seconds, milliseconds and nanoseconds).</summary>
    internal static DataType Of(DuckDbType type) => type switch
    {
        { Alias: not null } => DuckDbTypes.ToShared(type),
        { Id: DuckDbTypeId.TimestampS or DuckDbTypeId.TimestampMs or DuckDbTypeId.TimestampNs } => new NativeType(DuckDbTypes.EngineName, type.ToString()),
        { Id: DuckDbTypeId.List } => new ArrayType(Of(type.Element)),
        { Id: DuckDbTypeId.Array } => new ArrayType(Of(type.Element), type.ArrayLength),
        { Id: DuckDbTypeId.Map } => new MapDataType(Of(type.Children[0].Type), Of(type.Children[1].Type)),
        { Id: DuckDbTypeId.Struct } => new StructType([.. type.Children.Select(member => new SchemaField(member.Name, Of(member.Type)))]),
        _ => DuckDbTypes.ToShared(type),
    };

    internal static ColumnLayout LayoutOf(DuckDbType type) => type.Id switch
    {
        DuckDbTypeId.SqlNull => new(ColumnLayoutKind.Null),
        DuckDbTypeId.Boolean => new(ColumnLayoutKind.Bits),
        DuckDbTypeId.List => new(ColumnLayoutKind.List),
        DuckDbTypeId.Array => new(ColumnLayoutKind.FixedList, type.ArrayLength),
        DuckDbTypeId.Map => new(ColumnLayoutKind.Map),
        DuckDbTypeId.Struct => new(ColumnLayoutKind.Struct),
        DuckDbTypeId.Union => new(ColumnLayoutKind.Union),
        DuckDbTypeId.Decimal => new(ColumnLayoutKind.Fixed, 16),
        DuckDbTypeId.Enum => new(ColumnLayoutKind.Bytes),
        DuckDbTypeId.Variant => throw new NotSupportedException("A VARIANT has no columnar form; cast it in the query, for instance to JSON."),
        _ when type.IsStringLike => new(ColumnLayoutKind.Bytes),
        _ => new(ColumnLayoutKind.Fixed, type.PhysicalSize),
    };

    /// <summary>Whether a column's values can be written to a column of a DuckDB type; of nested ones, the outermost level is looked at.</summary>
    internal static bool Fits(Column column, DuckDbType type) => column.Layout.Kind == ColumnLayoutKind.Null || (column.Layout == LayoutOf(type) && (type.Id switch
    {
        DuckDbTypeId.Decimal => column.Type is DecimalType number && number.Scale == type.Scale,
        DuckDbTypeId.BigInt when column.Type is DurationDataType => true,
        DuckDbTypeId.Varchar or DuckDbTypeId.Enum => column.Type is PrimitiveType { Kind: PrimitiveKind.String or PrimitiveKind.Json } || column.Type == Of(type),
        DuckDbTypeId.List or DuckDbTypeId.Array or DuckDbTypeId.Map => true,
        DuckDbTypeId.Struct or DuckDbTypeId.Union => column.Children.Length == type.Children.Length,
        _ => column.Type == Of(type),
    }));
}
