using Weir.Core.Diagnostics;
using Weir.Core.Templates;

namespace Weir.Dialects.Flow.Templates;

/// <summary>What tokens may name at a place of a flow.</summary>
internal interface ITokenScope
{
    /// <summary>The step whose values these are; null elsewhere.</summary>
    string? ModuleId { get; }

    /// <summary>The value of a token, or the reference that it becomes; null after a finding.</summary>
    TemplatePart? Resolve(TemplateToken token, DiagnosticBag bag);
}
