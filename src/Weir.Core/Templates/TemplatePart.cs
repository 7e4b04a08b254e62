namespace Weir.Core.Templates;

/// <summary>A stretch of a template: text as it is, or a reference.</summary>
public sealed record TemplatePart(string Literal, TemplateReference? Reference = null);
