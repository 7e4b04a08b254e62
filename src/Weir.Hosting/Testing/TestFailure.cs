namespace Weir.Hosting.Testing;

/// <summary>A claim that does not hold.</summary>
/// <param name="Place"><c>path:line:column</c> of the claim, or of what could not be run.</param>
/// <param name="Message">A sentence with what was found.</param>
public sealed record TestFailure(string Place, string Message);
