namespace Weir.Core.Blueprints;

/// <summary>The names of the ports that are not branches.</summary>
public static class Ports
{
    /// <summary>The rows that go on.</summary>
    public const string Main = "main";

    /// <summary>The rows that failed.</summary>
    public const string Spillway = "spillway";

    /// <summary>From a Probe to a Regulator; carries a verdict, no rows.</summary>
    public const string Signal = "signal";

    /// <summary>A Junction's branch for the rows that no other branch takes.</summary>
    public const string Else = "_else_";
}
