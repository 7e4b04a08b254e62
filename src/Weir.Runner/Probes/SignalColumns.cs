using Weir.Core.Blueprints.Modules;
using Weir.Core.Data;
using Weir.Core.Specs;

namespace Weir.Runner.Probes;

/// <summary>The columns that a signal looks at.</summary>
internal static class SignalColumns
{
    /// <summary>As written, else all columns.</summary>
    public static IReadOnlyList<string> Of(Config signal, Schema columns) =>
        signal.Has(ProbeSpec.Columns) ? signal.Get(ProbeSpec.Columns) : [.. columns.Names];

    /// <summary>As written, else all numeric columns.</summary>
    public static IReadOnlyList<string> Numeric(Config signal, Schema columns) =>
        signal.Has(ProbeSpec.Columns) ? signal.Get(ProbeSpec.Columns) : [.. columns.Fields.Where(f => IsNumeric(f.Type)).Select(f => f.Name)];

    private static bool IsNumeric(DataType type) => type switch
    {
        DecimalType => true,
        PrimitiveType { Kind: >= PrimitiveKind.TinyInt and <= PrimitiveKind.Double } => true,
        _ => false,
    };
}
