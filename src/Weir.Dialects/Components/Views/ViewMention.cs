using Weir.Core.Text;

namespace Weir.Dialects.Components.Views;

/// <summary>A view that a component reads.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Span">Where.</param>
/// <param name="Certain">True where nothing but a view can be meant; false for a name within SQL, which may as well be a table of the engine.</param>
internal sealed record ViewMention(string Name, SourceSpan Span, bool Certain);
