using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Dialects.Blueprints;

/// <summary>Fields as they are before their values are resolved: same key, looser type.</summary>
internal static class Shape
{
    /// <summary>A field of which only is known yet that it is a mapping.</summary>
    public static Field<MappingNode> Mapping(Field field) => Like(field, MappingType.Instance);

    /// <summary>A field of which only is known yet that it is a mapping, for one whose spec takes long to build.</summary>
    public static Field<MappingNode> Mapping(string name, string documentation) => new Field<MappingNode>(name, MappingType.Instance).Doc(documentation);

    /// <summary>A list of mappings.</summary>
    public static Field<IReadOnlyList<MappingNode>> Mappings(string name, string documentation) =>
        new Field<IReadOnlyList<MappingNode>>(name, new ListType<MappingNode>(MappingType.Instance, AcceptSingle: false)).Doc(documentation);

    /// <summary>A field that may yet be a text which becomes the right type by substitution.</summary>
    public static Field<string> Text(Field field) => Like(field, TextType.Instance);

    private static Field<T> Like<T>(Field field, FieldType<T> type) => new(field.Name, type)
    {
        Documentation = field.Documentation,
        IsRequired = field.IsRequired,
        Aliases = field.Aliases,
    };
}
