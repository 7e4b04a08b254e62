namespace Weir.Compiler.Functions;

/// <summary>A parameter of a function.</summary>
/// <param name="Name">Its name, for calls by name and for the usage line.</param>
/// <param name="Default">The value when it is left out; null makes it required.</param>
internal sealed record FunctionParameter(string Name, string? Default = null);
