namespace Weir.Cli.Render;

/// <summary>Colours a text for a terminal, or leaves it alone.</summary>
internal sealed class Style(bool enabled)
{
    public static Style Plain { get; } = new(false);

    public bool Enabled => enabled;

    public string Bold(string text) => Wrap("1", text);

    public string Dim(string text) => Wrap("2", text);

    public string Red(string text) => Wrap("31", text);

    public string Green(string text) => Wrap("32", text);

    public string Yellow(string text) => Wrap("33", text);

    public string Blue(string text) => Wrap("34", text);

    public string Cyan(string text) => Wrap("36", text);

    private string Wrap(string code, string text) => enabled && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
