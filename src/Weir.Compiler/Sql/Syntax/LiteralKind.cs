namespace Weir.Compiler.Sql.Syntax;

/// <summary>What a literal is.</summary>
internal enum LiteralKind
{
    Null,
    Boolean,
    Integer,
    Decimal,
    Float,
    Double,
    String,
    Binary,
    Date,
    Timestamp,
    TimestampNtz,
    Time,
}
