using Weir.Core.Data;
using Weir.Core.Text;

namespace Weir.Core.Contracts;

/// <summary>Which code makes a function.</summary>
/// <param name="Name">As SQL will call it.</param>
/// <param name="Code">The path of a <c>.cs</c> file or an assembly, an assembly's name, or a whole class path such as <c>file.cs#Class.Method</c>.</param>
/// <param name="Span">Where the Blueprint declares it.</param>
public sealed record UserFunctionRequest(string Name, ScalarNode Code, SourceSpan Span)
{
    /// <summary>The class; null to look through all public classes of the code.</summary>
    public ScalarNode? Class { get; init; }

    /// <summary>The method; null for the one that is called as the function is.</summary>
    public ScalarNode? Method { get; init; }

    /// <summary>What the class is made with, for methods that are not static.</summary>
    public MappingNode? Settings { get; init; }

    /// <summary>The parameters' types where the Blueprint gives them; null to take them from the method.</summary>
    public IReadOnlyList<DataType>? ParameterTypes { get; init; }

    /// <summary>The result's type where the Blueprint gives it, checked against the method's.</summary>
    public DataType? Result { get; init; }

    public SourceSpan ResultSpan { get; init; }

    public bool IsDeterministic { get; init; } = true;
}
