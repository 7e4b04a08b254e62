namespace Weir.Cli;

/// <summary>The version of this build.</summary>
internal static class ProductVersion
{
    public static string Text => typeof(ProductVersion).Assembly.GetName().Version?.ToString(3) ?? "0";
}
