namespace Weir.Engines.Spark.Connect.Errors;

/// <summary>What kind of failure it is, before one looks at Spark's error class.</summary>
internal enum SparkFailure
{
    /// <summary>Spark refused or failed to do what it was asked.</summary>
    Query,

    /// <summary>No connection could be made.</summary>
    Unreachable,

    /// <summary>The connection broke and could not be taken up again.</summary>
    ConnectionLost,

    /// <summary>The server wants another token, or none of this user.</summary>
    Refused,

    /// <summary>The server lost our session: it was restarted, or the session stood idle for too long.</summary>
    SessionLost,

    /// <summary>Somebody ended the operation.</summary>
    Cancelled,

    /// <summary>A message is larger than one side takes.</summary>
    TooLarge,

    /// <summary>What answers is no Spark Connect server.</summary>
    NotSpark,
}
