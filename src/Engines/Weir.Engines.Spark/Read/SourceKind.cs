namespace Weir.Engines.Spark.Read;

/// <summary>How the place of a source is given.</summary>
internal enum SourceKind
{
    /// <summary>Files below a path, whose columns are found once and then fixed.</summary>
    Files,

    /// <summary>A table format below a path, which knows its columns.</summary>
    TableFolder,

    /// <summary>A format that is not listed: its options go to it as they are.</summary>
    Other,

    /// <summary>Another system, whose table or topic is an option.</summary>
    System,
}
