using System.Globalization;
using System.Security;
using System.Text;

namespace Weir.Cli.Render.Html;

/// <summary>Short ways to write HTML. Everything that comes from outside goes through <see cref="Of"/>.</summary>
internal static class HtmlText
{
    public static string Of(string text) => SecurityElement.Escape(TextWidth.Safe(text)) ?? "";

    /// <summary>A number as attributes of a drawing take it.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A number for people.</summary>
    public static string Shown(double value) => Math.Abs(value) >= 1000 && Math.Abs(value) < 1e15
        ? value.ToString("#,0.##", CultureInfo.InvariantCulture)
        : value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A section with a heading; nothing when it is empty.</summary>
    public static void Section(StringBuilder page, string heading, string note, string body)
    {
        if (body.Length > 0)
        {
            page.Append("<section><h2>").Append(Of(heading)).Append("</h2>");
            page.Append(note.Length > 0 ? $"<p class=\"r-note\">{Of(note)}</p>" : "").Append(body).Append("</section>\n");
        }
    }
}
