namespace Weir.Core.Specs;

/// <summary>A mapping, seen without its value's CLR type, for schema and docs.</summary>
public interface IMapType
{
    FieldType ValueType { get; }
}
