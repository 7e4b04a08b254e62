namespace Weir.Core.Data;

/// <summary>A type without parameters.</summary>
public sealed record PrimitiveType(PrimitiveKind Kind) : DataType
{
    public override string Spelling => Kind switch
    {
        PrimitiveKind.TimestampTz => "timestamp_tz",
        PrimitiveKind.TimestampNtz => "timestamp_ntz",
        PrimitiveKind.UnsignedTinyInt => "utinyint",
        PrimitiveKind.UnsignedSmallInt => "usmallint",
        PrimitiveKind.UnsignedInt => "uint",
        PrimitiveKind.UnsignedBigInt => "ubigint",
        _ => Kind.ToString().ToLowerInvariant(),
    };
}
