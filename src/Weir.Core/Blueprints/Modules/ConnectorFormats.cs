using Weir.Core.Specs;

namespace Weir.Core.Blueprints.Modules;

/// <summary>The formats of outside systems that engines reach through connectors. Where their rows are is said by their options, so neither path nor table is demanded.</summary>
public static class ConnectorFormats
{
    /// <summary>All spellings.</summary>
    public static IReadOnlyList<string> Names { get; } = ["postgres", "postgresql", "mysql", "mariadb", "sqlite", "jdbc"];

    /// <summary>Holds for configurations that name such a format.</summary>
    internal static FieldCondition Named { get; } = new("format", Names);
}
