using System.Globalization;
using System.Text.Json;
using Weir.Core.Text;

namespace Weir.Compiler.Manifests;

/// <summary>Writes document nodes as JSON.</summary>
internal static class NodeJson
{
    public static void Write(Utf8JsonWriter writer, Node node, NodeReading reading)
    {
        switch (node)
        {
            case ScalarNode scalar:
                WriteScalar(writer, scalar, reading == NodeReading.Display ? scalar.Display : scalar.Stable);
                break;
            case SequenceNode sequence:
                writer.WriteStartArray();
                foreach (Node item in sequence.Items)
                {
                    Write(writer, item, reading);
                }

                writer.WriteEndArray();
                break;
            case MappingNode mapping:
                WriteMapping(writer, mapping, reading);
                break;
        }
    }

    private static void WriteMapping(Utf8JsonWriter writer, MappingNode mapping, NodeReading reading)
    {
        string[] names = new string[mapping.Count];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = mapping.Entries[i].Name;
        }

        if (reading == NodeReading.Stable)
        {
            Array.Sort(names, StringComparer.Ordinal);
        }

        writer.WriteStartObject();
        foreach (string name in names)
        {
            writer.WritePropertyName(name);
            Write(writer, mapping[name]!, reading);
        }

        writer.WriteEndObject();
    }

    private static void WriteScalar(Utf8JsonWriter writer, ScalarNode scalar, string text)
    {
        switch (scalar.Kind)
        {
            case ScalarKind.Null:
                writer.WriteNullValue();
                break;
            case ScalarKind.Boolean when bool.TryParse(text, out bool flag):
                writer.WriteBooleanValue(flag);
                break;
            case ScalarKind.Integer when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number):
                writer.WriteNumberValue(number);
                break;
            case ScalarKind.Float when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue(text);
                break;
        }
    }
}
