using System.Diagnostics.CodeAnalysis;
using Weir.Core.Data;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>The name of a data type in Weir's vocabulary.</summary>
public sealed record DataTypeType : FieldType<DataType>
{
    public static DataTypeType Instance { get; } = new();

    public override string Describe() => "a data type";

    public override bool TryRead(Node node, SpecReader reader, [MaybeNullWhen(false)] out DataType value)
    {
        value = null;
        if (node is not ScalarNode { IsNull: false } scalar)
        {
            return Mismatch(node, reader, out value);
        }

        return DataTypeParser.TryParse(scalar.Text, out value, out string? problem) || reader.Refuse(node, problem!);
    }
}
