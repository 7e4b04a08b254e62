using Weir.Core.Contracts;
using Weir.Engines.Spark.Read;

namespace Weir.Engines.Spark.Write;

/// <summary>A format that Spark writes.</summary>
/// <param name="SparkName">What Spark calls it.</param>
/// <param name="Capability">Our name for it, its options and endings.</param>
/// <param name="Options">The options with Spark's names.</param>
/// <param name="Ending">The ending of its files; null for a table format, whose files are its own affair.</param>
internal sealed record TargetFormat(string SparkName, FormatCapability Capability, IReadOnlyList<FormatOption> Options, string? Ending)
{
    internal string Name => Capability.Options.Name;
}
