namespace Weir.Hosting.UserCode;

/// <summary>Why what looks into the user's classes is left out of a native image.</summary>
internal static class Reflection
{
    public const string Why = "The user's classes are known only when the program runs.";
}
