using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Weir.Core.Text;

namespace Weir.Conformance;

/// <summary>Makes nodes with places of JSON, which is YAML too, so that kits need no format's reader.</summary>
public static class JsonNodes
{
    /// <summary>The nodes of an object in ASCII.</summary>
    public static MappingNode Parse(string json)
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return (MappingNode)Read(ref reader, new SourceText("blueprint.yml", json));
    }

    private static Node Read(ref Utf8JsonReader reader, SourceText source)
    {
        int start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                ImmutableArray<MappingEntry>.Builder entries = ImmutableArray.CreateBuilder<MappingEntry>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    ScalarNode key = Scalar(ref reader, source, ScalarKind.Text);
                    reader.Read();
                    entries.Add(new MappingEntry(key, Read(ref reader, source)));
                }

                return new MappingNode(entries.ToImmutable(), new SourceSpan(source, start, (int)reader.BytesConsumed - start));
            case JsonTokenType.StartArray:
                ImmutableArray<Node>.Builder items = ImmutableArray.CreateBuilder<Node>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Read(ref reader, source));
                }

                return new SequenceNode(items.ToImmutable(), new SourceSpan(source, start, (int)reader.BytesConsumed - start));
            default:
                return Scalar(ref reader, source, KindOf(reader.TokenType));
        }
    }

    private static ScalarKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.Null => ScalarKind.Null,
        JsonTokenType.True or JsonTokenType.False => ScalarKind.Boolean,
        JsonTokenType.Number => ScalarKind.Float,
        _ => ScalarKind.Text,
    };

    private static ScalarNode Scalar(ref Utf8JsonReader reader, SourceText source, ScalarKind kind)
    {
        int start = (int)reader.TokenStartIndex;
        bool quoted = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
        string text = quoted ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
        int length = reader.ValueSpan.Length + (quoted ? 2 : 0);
        int first = start + (quoted ? 1 : 0);
        return new ScalarNode(text, kind, new SourceSpan(source, start, length), _ => new TextMap(source, [new TextRun(0, first, Verbatim: true)]));
    }
}
