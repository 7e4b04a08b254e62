namespace Weir.Core.Primitives;

/// <summary>A value that is never printed, stored, logged, or put into a manifest.</summary>
public sealed class Secret
{
    /// <summary>What is shown in its place.</summary>
    public const string Redacted = "[REDACTED]";

    private readonly string value;

    public Secret(string name, string value)
    {
        Name = name;
        this.value = value;
    }

    /// <summary>The key it was asked for by; may be shown.</summary>
    public string Name { get; }

    /// <summary>The value itself, for the system that it opens. Do not keep it.</summary>
    public string Reveal() => value;

    public override string ToString() => Redacted;
}
