namespace Weir.Core.Components;

/// <summary>What a component may know and use.</summary>
public interface IComponentContext
{
    /// <summary>The module's id.</summary>
    string Name { get; }

    /// <summary>The pipeline's id.</summary>
    string Pipeline { get; }

    /// <summary>The folder of the pipeline's file, absolute.</summary>
    string BaseDirectory { get; }

    /// <summary>When the run began; the same in a resumed run.</summary>
    DateTimeOffset RunStartedAt { get; }

    /// <summary>The names under which it reads its upstreams, in the order of the edges.</summary>
    IReadOnlyList<string> Inputs { get; }

    /// <summary>Where relations live and SQL runs.</summary>
    IComponentEngine Engine { get; }

    /// <summary>Tells whoever watches the run something; it is kept in the history. Before the run, when components are defined, nobody watches.</summary>
    void Log(string message);
}
