namespace Weir.Core.Text;

/// <summary>What a scalar is by the rules of its format (YAML: the core schema of 1.2).</summary>
public enum ScalarKind
{
    Null,
    Boolean,
    Integer,
    Float,
    Text,
}
