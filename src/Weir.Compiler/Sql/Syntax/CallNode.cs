namespace Weir.Compiler.Sql.Syntax;

/// <summary>A call of a function with everything that may follow it.</summary>
internal sealed class CallNode(int start, int end, NameNode function, IReadOnlyList<ExpressionNode> arguments) : ExpressionNode(start, end)
{
    public NameNode Function { get; } = function;

    /// <summary>Lower case.</summary>
    public string Name { get; } = function.Last.ToLowerInvariant();

    public IReadOnlyList<ExpressionNode> Arguments { get; } = arguments;

    public bool IsDistinct { get; init; }

    /// <summary>Null when the author says nothing; true for IGNORE NULLS, false for RESPECT NULLS.</summary>
    public bool? IgnoreNulls { get; init; }

    public IReadOnlyList<OrderItemNode> WithinGroup { get; init; } = [];

    public ExpressionNode? Filter { get; init; }

    public WindowNode? Over { get; init; }

    /// <summary>Where the part up to the closing bracket ends.</summary>
    public int CallEnd { get; init; }

    public override IEnumerable<SqlNode> Parts
    {
        get
        {
            foreach (ExpressionNode argument in Arguments)
            {
                yield return argument;
            }

            foreach (OrderItemNode item in WithinGroup)
            {
                yield return item;
            }

            if (Filter is not null)
            {
                yield return Filter;
            }

            if (Over is not null)
            {
                yield return Over;
            }
        }
    }
}
