using Weir.Compiler.Substitution;

namespace Weir.Compiler.Functions;

/// <summary>One argument as it was written: by place, or by name.</summary>
internal readonly record struct FunctionArgument(string? Name, ResolvedText Value);
