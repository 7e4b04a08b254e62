namespace Weir.Cli.Templates;

/// <summary>A file of a project template.</summary>
/// <param name="Path">Relative to the project's folder.</param>
/// <param name="Text">Its content.</param>
internal sealed record TemplateFile(string Path, string Text);
