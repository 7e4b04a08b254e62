namespace Weir.Dialects;

/// <summary>The names of the dialects, as they are shown and stored.</summary>
public static class DialectNames
{
    /// <summary>YAML with the top key <c>aqueduct</c> or <c>weir</c>.</summary>
    public const string Blueprint = "blueprint";

    /// <summary>YAML with the top keys <c>flow</c> and <c>jobs</c>.</summary>
    public const string Flow = "flow";

    /// <summary>TOML with <c>pipeline_name</c>.</summary>
    public const string Pipeline = "pipeline";

    /// <summary>HOCON with <c>pipeline</c> and <c>components</c>.</summary>
    public const string Components = "components";

    /// <summary>A folder of a pond, or its <c>pond.toml</c>.</summary>
    public const string Pond = "pond";

    /// <summary>C#: a file-based program or an assembly.</summary>
    public const string Code = "code";
}
