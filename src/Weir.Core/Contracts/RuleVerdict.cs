namespace Weir.Core.Contracts;

/// <summary>What a rule of the user's found.</summary>
/// <param name="Passed">Whether it was kept.</param>
/// <param name="Message">The figure that was judged, in words: <c>median price 12.50, at most 10</c>.</param>
public sealed record RuleVerdict(bool Passed, string Message);
