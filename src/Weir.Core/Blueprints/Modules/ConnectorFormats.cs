using Weir.Core.Specs;

namespace Weir.Core.Blueprints.Modules;

/// <summary>The formats of outside systems that engines reach through connectors. Where their rows are is said by their options, so neither path nor table is demanded.</summary>
public static class ConnectorFormats
{
    /// <summary>A source of the author's own.</summary>
    public const string Custom = "custom";

    /// <summary>All spellings.</summary>
    public static IReadOnlyList<string> Names { get; } = ["postgres", "postgresql", "mysql", "mariadb", "sqlite", "jdbc", Custom];

    /// <summary>Holds for configurations that name such a format.</summary>
    internal static FieldCondition Named { get; } = new("format", Names);
}
