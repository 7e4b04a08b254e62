namespace Weir.Compiler;

/// <summary>A value put into the Blueprint from outside: <c>--set modules.clean.config.condition="x &gt; 1"</c>.</summary>
/// <param name="Path">Dotted: <c>context.KEY</c>, <c>macros.NAME</c>, <c>engine.NAME.KEY</c>, <c>retry_policy.KEY</c>, <c>name</c>, <c>description</c>, <c>checkpoint</c>, <c>modules.ID.KEY</c>.</param>
/// <param name="Value">The value, as text.</param>
/// <param name="IsJson">True for <c>PATH:=JSON</c>: the value is a list, a mapping or a typed scalar.</param>
public sealed record Setting(string Path, string Value, bool IsJson = false)
{
    /// <summary>Reads <c>PATH=VALUE</c> or <c>PATH:=JSON</c>; null when there is no <c>=</c> or no path.</summary>
    public static Setting? Parse(string argument)
    {
        int equals = argument.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            return null;
        }

        bool isJson = argument[equals - 1] == ':';
        string path = argument[..(isJson ? equals - 1 : equals)].Trim();
        return path.Length == 0 ? null : new Setting(path, argument[(equals + 1)..], isJson);
    }
}
