namespace Weir.Formats.Hocon.Includes;

/// <summary>Where included files come from.</summary>
public interface IIncludeReader
{
    /// <summary>Reads one file. Never throws for a file that is absent or unreadable: the outcome says so.</summary>
    /// <param name="path">The path as it is to be shown: the included name joined to the folder of the including file.</param>
    IncludeOutcome Read(string path);
}
