namespace Weir.Core.Contracts;

/// <summary>Which runs to list, newest first.</summary>
/// <param name="BlueprintId">Only of this Blueprint; null for all.</param>
/// <param name="FailedOnly">Only runs that ended badly or were interrupted.</param>
/// <param name="Limit">At most so many.</param>
public sealed record RunQuery(string? BlueprintId = null, bool FailedOnly = false, int Limit = 20);
