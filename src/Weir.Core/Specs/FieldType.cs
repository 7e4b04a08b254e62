using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>The type of a field's value: how it is read, how it is described to a person and to a JSON schema.</summary>
public abstract record FieldType
{
    /// <summary>For messages and reference pages: "text", "list of text", "boolean", ...</summary>
    public abstract string Describe();

    /// <summary>Reports what is wrong with a node; true when it can be read.</summary>
    public abstract bool Check(Node node, SpecReader reader);
}
