using Weir.Core.Primitives;

namespace Weir.Core.Contracts;

/// <summary>The surroundings in which a connector works.</summary>
public sealed record ConnectorContext
{
    /// <summary>The folder of the Blueprint, where relative paths start.</summary>
    public required string BaseDirectory { get; init; }

    /// <summary>Told of every secret that a connector finds in its options; cleans what outside systems say.</summary>
    public required SecretRedactor Redactor { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
