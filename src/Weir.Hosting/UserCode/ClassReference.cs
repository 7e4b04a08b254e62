using Weir.Core.Text;

namespace Weir.Hosting.UserCode;

/// <summary>A class of the user's as a pipeline names it: <c>Full.Name, Assembly</c>, <c>Name, file.cs</c>, or <c>file.cs#Name</c>.</summary>
/// <param name="ClassName">The class, with or without its namespace.</param>
/// <param name="Code">An assembly's name, or the path of a source file or an assembly.</param>
/// <param name="Node">Where it is written.</param>
internal sealed record ClassReference(string ClassName, string Code, ScalarNode Node)
{
    public const string Form = "Write 'MyLib.MyClass, MyLib' for a class of MyLib.dll, or 'MyClass, file.cs'.";

    /// <summary>Null when the text has neither form.</summary>
    public static ClassReference? Parse(ScalarNode node)
    {
        string text = node.Text;
        int mark = text.IndexOf('#', StringComparison.Ordinal);
        if (mark > 0)
        {
            return Of(text[(mark + 1)..], text[..mark], node);
        }

        int comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0)
        {
            return Of(text[..comma], text[(comma + 1)..], node);
        }

        // A full name alone: the assembly is called after its first part.
        int dot = text.LastIndexOf('.');
        return dot > 0 ? Of(text, text[..dot], node) : null;
    }

    /// <summary>True when <see cref="Code"/> is a source file.</summary>
    public bool IsSource => Code.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);

    private static ClassReference? Of(string name, string code, ScalarNode node) =>
        name.Trim() is { Length: > 0 } className && code.Trim() is { Length: > 0 } place ? new ClassReference(className, place, node) : null;
}
