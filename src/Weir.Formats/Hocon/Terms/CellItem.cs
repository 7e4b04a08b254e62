namespace Weir.Formats.Hocon.Terms;

/// <summary>One value that was set for a field.</summary>
internal record struct CellItem
{
    public required Term Written { get; init; }

    /// <summary>True when it can't be evaluated before what lies below it.</summary>
    public required bool LeansBelow { get; init; }

    /// <summary>The field's value from the bottom up to here; null before evaluation.</summary>
    public Term? Value { get; set; }

    /// <summary>True when something below is no object, so that nothing further down shows through.</summary>
    public bool Closed { get; set; }
}
