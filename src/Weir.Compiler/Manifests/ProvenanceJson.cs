using System.Text.Json;
using Weir.Core.Manifests;
using Weir.Core.Text;

namespace Weir.Compiler.Manifests;

/// <summary>Writes where each value of a Manifest came from: per module, per dotted key, the value, the kind of source, the expression and the place.</summary>
public static class ProvenanceJson
{
    private static readonly string[] SourceTypes = ["literal", "context_ref", "env_ref", "tier1", "macro", "arcade_inherited", "command_line"];

    public static void Write(Manifest manifest, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (ManifestModule module in manifest.Modules)
        {
            writer.WriteStartObject(module.Id);
            WriteEntries(writer, module.Config.Node, "config");
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>The word for an origin: literal, context_ref, env_ref, tier1, macro, arcade_inherited, command_line.</summary>
    public static string SourceTypeOf(ValueOrigin origin) => SourceTypes[(int)origin];

    private static void WriteEntries(Utf8JsonWriter writer, Node node, string path)
    {
        switch (node)
        {
            case MappingNode mapping:
                foreach (MappingEntry entry in mapping.Entries)
                {
                    // Keys that the compiler added have no author.
                    if (!entry.Key.Span.IsNone)
                    {
                        WriteEntries(writer, entry.Value, $"{path}.{entry.Name}");
                    }
                }

                break;
            case SequenceNode sequence:
                for (int i = 0; i < sequence.Items.Length; i++)
                {
                    WriteEntries(writer, sequence.Items[i], $"{path}[{i}]");
                }

                break;
            case ScalarNode scalar:
                WriteScalar(writer, scalar, path);
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter writer, ScalarNode scalar, string path)
    {
        writer.WriteStartObject(path);
        writer.WriteString("value", scalar.Display);
        writer.WriteString("source_type", SourceTypeOf(scalar.Origin));
        bool hasExpression = scalar.Origin is not (ValueOrigin.Literal or ValueOrigin.Arcade or ValueOrigin.CommandLine);
        writer.WriteString("expression", hasExpression ? scalar.Expression : null);
        writer.WriteString("location", scalar.Span.ToString());
        writer.WriteEndObject();
    }
}
