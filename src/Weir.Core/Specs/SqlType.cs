using System.Diagnostics.CodeAnalysis;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>A piece of SQL. Empty is refused.</summary>
public sealed record SqlType(SqlRole Role) : FieldType<SqlText>
{
    private static readonly SqlType[] All = [new(SqlRole.Query), new(SqlRole.Predicate), new(SqlRole.Aggregate), new(SqlRole.Ordering)];

    public static SqlType Of(SqlRole role) => All[(int)role];

    public override string Describe() => Role switch
    {
        SqlRole.Query => "an SQL query",
        SqlRole.Predicate => "an SQL condition",
        SqlRole.Aggregate => "an SQL aggregate expression",
        _ => "SQL sort keys",
    };

    public override bool TryRead(Node node, SpecReader reader, [MaybeNullWhen(false)] out SqlText value)
    {
        if (node is not ScalarNode { IsNull: false } scalar)
        {
            return Mismatch(node, reader, out value);
        }

        value = new SqlText(scalar, Role);
        return !string.IsNullOrWhiteSpace(scalar.Text) || reader.Refuse(node, $"must be {Describe()}, but is empty");
    }
}
