using Weir.Core.Specs;

namespace Weir.Engines.Spark.Read;

/// <summary>An option of a format, and what Spark calls it.</summary>
/// <param name="Field">Ours.</param>
/// <param name="SparkName">Spark's.</param>
internal sealed record FormatOption(Field Field, string SparkName)
{
    internal static FormatOption Text(string name, string sparkName, string doc, params string[] aliases) => new(Field.Text(name).Alias(Names(name, sparkName, aliases)).Doc(doc), sparkName);

    internal static FormatOption Secret(string name, string sparkName, string doc, params string[] aliases) =>
        new(Field.Text(name).Alias(Names(name, sparkName, aliases)).Secret().Doc(doc), sparkName);

    internal static FormatOption Flag(string name, string sparkName, string doc, params string[] aliases) => new(Field.Boolean(name).Alias(Names(name, sparkName, aliases)).Doc(doc), sparkName);

    internal static FormatOption Number(string name, string sparkName, string doc, params string[] aliases) => new(Field.Integer(name).Alias(Names(name, sparkName, aliases)).Doc(doc), sparkName);

    private static string[] Names(string name, string sparkName, string[] aliases) =>
        [.. aliases.Prepend(sparkName).Where(alias => alias.Length > 0 && alias != name).Distinct(StringComparer.Ordinal)];
}
