namespace Weir.Core.Diagnostics;

/// <summary>Whose turn it is to act.</summary>
public enum Fault
{
    /// <summary>The text of the Blueprint or configuration is wrong.</summary>
    Author,

    /// <summary>Something around the run: a missing file, a full disk, a refused connection.</summary>
    Environment,

    /// <summary>The data did not hold what was promised.</summary>
    Data,

    /// <summary>A limit was reached: memory, time, depth.</summary>
    Limit,

    /// <summary>The engine or connector cannot do this.</summary>
    NotSupported,

    /// <summary>Ours; please report it.</summary>
    Internal,
}
