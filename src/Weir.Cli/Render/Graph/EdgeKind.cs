namespace Weir.Cli.Render.Graph;

/// <summary>What an arrow of the graph says.</summary>
internal enum EdgeKind
{
    /// <summary>Rows flow along it.</summary>
    Rows,

    /// <summary>A Probe's verdict goes to a Regulator.</summary>
    Signal,

    /// <summary>A Probe looks at a module's rows.</summary>
    Observation,

    /// <summary>Only the order of the two matters.</summary>
    Order,
}
