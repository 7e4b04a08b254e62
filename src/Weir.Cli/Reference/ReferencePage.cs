namespace Weir.Cli.Reference;

/// <summary>A generated page.</summary>
/// <param name="Path">Relative to the reference's folder.</param>
/// <param name="Text">Markdown.</param>
internal sealed record ReferencePage(string Path, string Text);
