using Weir.Core.Diagnostics;

namespace Weir.Formats.Hocon.Parsing;

/// <summary>What one reading shares over all its files.</summary>
internal sealed class ReadContext(HoconReadOptions options, DiagnosticBag bag)
{
    public HoconReadOptions Options { get; } = options;

    public DiagnosticBag Bag { get; } = bag;

    /// <summary>The files that are being included, outermost first: identity and the name to show.</summary>
    public List<(string Identity, string Name)> Open { get; } = [];

    /// <summary>How deep objects and lists are nested where the reading stands, over all files.</summary>
    public int Depth { get; set; }

    /// <summary>True when a limit ended the reading, so that what is left open is nobody's mistake.</summary>
    public bool Limited { get; set; }

    /// <summary>How many characters were written while joining texts.</summary>
    public long Joined { get; set; }

    /// <summary>How many files were included so far.</summary>
    public int Included { get; set; }
}
