namespace Weir.Core.Specs;

/// <summary>One allowed value.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Value">What it means to the code.</param>
/// <param name="Documentation">What it means to the author.</param>
/// <param name="Aliases">Other spellings, parted by <c>|</c>; null for none.</param>
public sealed record Choice<T>(string Name, T Value, string Documentation = "", string? Aliases = null)
{
    /// <summary>True for the name and its aliases; case is ignored.</summary>
    public bool Matches(string text) =>
        string.Equals(text, Name, StringComparison.OrdinalIgnoreCase)
        || (Aliases is not null && Array.Exists(Aliases.Split('|'), alias => string.Equals(text, alias, StringComparison.OrdinalIgnoreCase)));
}
