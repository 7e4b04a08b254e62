namespace Weir.Engines.Spark.Connect.Errors;

/// <summary>All that a server said about one failure.</summary>
internal sealed record SparkError
{
    /// <summary>The server that answers is another than the one that we began with.</summary>
    internal static SparkError RestartedServer { get; } = new()
    {
        Failure = SparkFailure.SessionLost,
        ErrorClass = "INVALID_HANDLE.SESSION_CHANGED",
        Message = "another server session answers than at first",
    };

    internal required SparkFailure Failure { get; init; }

    /// <summary>The whole message, without the error class in brackets.</summary>
    internal required string Message { get; init; }

    /// <summary>Spark's name for the error, such as <c>UNRESOLVED_COLUMN.WITH_SUGGESTION</c>; null when it gave none.</summary>
    internal string? ErrorClass { get; init; }

    /// <summary>The five characters of the SQL standard; null when it gave none.</summary>
    internal string? SqlState { get; init; }

    /// <summary>What the message is about, by name.</summary>
    internal IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The places in SQL texts, the nearest first.</summary>
    internal IReadOnlyList<SparkQueryContext> Contexts { get; init; } = [];

    /// <summary>The messages of the errors that caused it, outermost first.</summary>
    internal IReadOnlyList<string> Causes { get; init; } = [];

    /// <summary>Whether the error class is this one or one of its kinds.</summary>
    internal bool Is(string errorClass) =>
        ErrorClass is { } found && found.StartsWith(errorClass, StringComparison.Ordinal) && (found.Length == errorClass.Length || found[errorClass.Length] is '.' or '_');

    /// <summary>A parameter without the quotes that Spark puts around names; null when there is none.</summary>
    internal string? Parameter(string name) => Parameters.TryGetValue(name, out string? value) ? value.Trim('`', '"', '\'') : null;
}
