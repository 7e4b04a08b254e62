namespace Weir.Core.Data;

/// <summary>The types without parameters.</summary>
public enum PrimitiveKind
{
    Boolean,
    TinyInt,
    SmallInt,
    Int,
    BigInt,
    HugeInt,
    UnsignedTinyInt,
    UnsignedSmallInt,
    UnsignedInt,
    UnsignedBigInt,
    Float,
    Double,
    String,
    Binary,
    Date,
    Time,

    /// <summary>An instant, microseconds since 1970 in UTC, shown in the session's time zone.</summary>
    TimestampTz,

    /// <summary>A wall-clock time without a zone.</summary>
    TimestampNtz,
    Interval,
    Uuid,
    Json,
    Null,
}
