namespace Weir.Core.Data.Columns;

/// <summary>How a column's values lie in memory, after Arrow's columnar format.</summary>
public enum ColumnLayoutKind
{
    /// <summary>Nothing but a length: every value is NULL.</summary>
    Null,

    /// <summary>One bit per value, the lowest bit first.</summary>
    Bits,

    /// <summary>Values of one width in bytes.</summary>
    Fixed,

    /// <summary>32-bit offsets into bytes.</summary>
    Bytes,

    /// <summary>32-bit offsets into the rows of a child.</summary>
    List,

    /// <summary>The same number of a child's rows for each row, without offsets; also for NULL.</summary>
    FixedList,

    /// <summary>32-bit offsets into two children, keys and values. (Arrow wraps the two in a struct that is never NULL.)</summary>
    Map,

    /// <summary>A child per member, each as long as the struct.</summary>
    Struct,

    /// <summary>One byte per row that tells which child holds the value, and a child per member as long as the union (Arrow's sparse union, with validity).</summary>
    Union,
}
