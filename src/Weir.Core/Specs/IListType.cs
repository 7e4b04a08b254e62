namespace Weir.Core.Specs;

/// <summary>A list, seen without its item's CLR type, for schema and docs.</summary>
public interface IListType
{
    FieldType ItemType { get; }

    bool AcceptSingle { get; }
}
