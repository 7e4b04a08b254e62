namespace Weir.Core.Primitives;

/// <summary>A key of a depot with the depot's name, as one text: <c>key</c> in the depot <c>default</c>, <c>depot:shared/key</c> in another.</summary>
/// <param name="Depot">The depot's name, without a slash.</param>
/// <param name="Key">The key in it, any text.</param>
public readonly record struct DepotKey(string Depot, string Key)
{
    /// <summary>The depot that is meant where none is named.</summary>
    public const string Default = "default";

    private const string Prefix = "depot:";

    public static DepotKey Parse(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && text.StartsWith(Prefix, StringComparison.Ordinal) ? new DepotKey(text[Prefix.Length..slash], text[(slash + 1)..]) : new DepotKey(Default, text);
    }

    public override string ToString() => Depot == Default && !Key.StartsWith(Prefix, StringComparison.Ordinal) ? Key : $"{Prefix}{Depot}/{Key}";
}
