namespace Weir.Engines.Spark.Read;

/// <summary>How the place of a source is given.</summary>
internal enum SourceKind
{
    /// <summary>Files below a path, whose columns are found once and then fixed.</summary>
    Files,

    /// <summary>A table format below a path, which knows its columns.</summary>
    TableFolder,

    /// <summary>Another system, whose table or topic is an option.</summary>
    System,
}
