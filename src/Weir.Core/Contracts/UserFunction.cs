using Weir.Core.Data;
using Weir.Core.Text;

namespace Weir.Core.Contracts;

/// <summary>A function for SQL written in C#, as an engine takes it. The body gives NULL arguments their meaning itself.</summary>
public sealed record UserFunction
{
    /// <summary>As SQL calls it.</summary>
    public required string Name { get; init; }

    /// <summary>Names and types of the parameters; engines cast arguments to them.</summary>
    public required IReadOnlyList<SchemaField> Parameters { get; init; }

    public required DataType Result { get; init; }

    public required UserFunctionBody Body { get; init; }

    /// <summary>Whether equal arguments always give equal results, so that an engine may call it once for all.</summary>
    public bool IsDeterministic { get; init; } = true;

    /// <summary>A digest of the code, so that a resume can tell changed code.</summary>
    public string Identity { get; init; } = "";

    /// <summary>Where the Blueprint declares it.</summary>
    public SourceSpan Span { get; init; }

    public override string ToString() => $"{Name}({string.Join(", ", Parameters.Select(p => $"{p.Name} {p.Type}"))}) -> {Result}";
}
