using Weir.Core.Blueprints;

namespace Weir.Cli.Render.Graph;

/// <summary>A module in a drawing.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">For people; the id when the author gave none.</param>
/// <param name="Type">What it does.</param>
/// <param name="Detail">The op, format, mode or the number of rules; may be empty.</param>
/// <param name="Enabled">False when the compiler switched it off.</param>
internal sealed record GraphNode(string Id, string Label, ModuleType Type, string Detail, bool Enabled)
{
    /// <summary>The line under the label: type, detail, and the id where the label does not tell it.</summary>
    public string Caption
    {
        get
        {
            string off = Enabled ? "" : " · disabled";
            string caption = (Detail.Length == 0 ? Type.ToString() : $"{Type} · {Detail}") + off;
            return Id == Label ? caption : $"{caption} · {Id}";
        }
    }
}
