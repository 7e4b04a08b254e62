using System.Text.Json.Nodes;

namespace Weir.Core.Specs.Schema;

/// <summary>Makes JSON Schema (draft 2020-12) of component specs, in the plain shape that YAML language servers complete well.</summary>
/// <remarks>
/// Objects are closed (<c>additionalProperties: false</c>), also those with variants: each variant becomes a definition of its own that repeats the shared
/// keys, chosen by <c>if</c>/<c>then</c> on the discriminator. Nothing is inherited through <c>allOf</c>, which editors complete badly.
/// </remarks>
public sealed class JsonSchemaBuilder
{
    private readonly Dictionary<string, JsonObject> definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ComponentSpec> owners = new(StringComparer.Ordinal);

    /// <summary>The whole document: the root's keys in place, everything else under <c>$defs</c>.</summary>
    /// <param name="root">The document's spec.</param>
    /// <param name="id">The schema's <c>$id</c>.</param>
    public static JsonObject Document(ComponentSpec root, string id)
    {
        JsonSchemaBuilder builder = new();
        JsonObject schema = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = id,
        };
        foreach ((string key, JsonNode? value) in builder.Closed(root, root.Fields, root.Groups).ToList())
        {
            schema[key] = value?.DeepClone();
        }

        JsonObject all = [];
        foreach ((string name, JsonObject definition) in builder.definitions.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            all[name] = definition;
        }

        schema["$defs"] = all;
        return schema;
    }

    /// <summary>A reference to a spec's definition, which is added when it is new.</summary>
    /// <exception cref="InvalidOperationException">Another spec has the same name.</exception>
    internal JsonObject Reference(ComponentSpec spec, ComponentSpec? owner = null)
    {
        string name = NameOf(spec, owner);
        if (!ReferenceEquals(owners.GetValueOrDefault(name, spec), spec))
        {
            throw new InvalidOperationException($"Two different specs are called '{name}'; one would hide the other in the schema.");
        }

        owners[name] = spec;
        if (!definitions.ContainsKey(name))
        {
            // Entered before it is filled: a spec may hold itself.
            JsonObject definition = [];
            definitions[name] = definition;
            JsonObject content = owner is null ? Open(spec) : Closed(spec, [.. owner.Fields, .. spec.Fields], [.. owner.Groups, .. spec.Groups]);
            foreach ((string key, JsonNode? value) in content.ToList())
            {
                definition[key] = value?.DeepClone();
            }
        }

        return new JsonObject { ["$ref"] = $"#/$defs/{name}" };
    }

    private static string NameOf(ComponentSpec spec, ComponentSpec? owner)
    {
        string name = owner is null ? spec.Name : $"{owner.Name}-{spec.Name}";
        return name.Replace(' ', '-').ToLowerInvariant();
    }

    private JsonObject Open(ComponentSpec spec) => spec.Variants is { } variants ? Chosen(spec, variants) : Closed(spec, spec.Fields, spec.Groups);

    private JsonObject Chosen(ComponentSpec spec, VariantSet variants)
    {
        string key = variants.Discriminator.Name;
        JsonObject discriminator = Described(new JsonObject { ["enum"] = Names(variants) }, variants.Discriminator);
        JsonArray branches = [];
        foreach (ComponentSpec variant in variants.Variants)
        {
            branches.Add((JsonNode)Branch(key, variant, spec, variants.Discriminator.DefaultValue));
        }

        JsonObject schema = Head(spec);
        schema["type"] = "object";
        schema["properties"] = new JsonObject { [key] = discriminator };
        if (variants.Discriminator.IsRequired)
        {
            schema["required"] = new JsonArray(key);
        }

        schema["allOf"] = branches;
        return schema;
    }

    private JsonObject Branch(string key, ComponentSpec variant, ComponentSpec owner, string? defaultName)
    {
        JsonArray names = [.. variant.Aliases.Prepend(variant.Name).Select(n => (JsonNode)n)];
        JsonObject condition = new() { ["properties"] = new JsonObject { [key] = new JsonObject { ["enum"] = names } } };
        if (variant.Name != defaultName)
        {
            condition["required"] = new JsonArray(key);
        }

        return new JsonObject { ["if"] = condition, ["then"] = Reference(variant, owner) };
    }

    private static JsonArray Names(VariantSet variants) =>
        [.. variants.Variants.SelectMany(v => v.Aliases.Prepend(v.Name)).Select(n => (JsonNode)n)];

    private JsonObject Closed(ComponentSpec spec, IReadOnlyList<Field> fields, IReadOnlyList<FieldGroup> groups)
    {
        JsonObject schema = Head(spec);
        schema["type"] = "object";
        JsonObject properties = [];
        foreach (Field field in fields)
        {
            JsonObject shape = Described(new FieldSchema(this).Of(field.Type), field);
            foreach (string name in field.Aliases.Prepend(field.Name))
            {
                properties[name] = shape.DeepClone();
            }
        }

        schema["properties"] = properties;
        schema["additionalProperties"] = false;
        JsonArray required = [.. fields.Where(f => f.IsRequired && f.Aliases.Count == 0).Select(f => (JsonNode)f.Name)];
        if (required.Count > 0)
        {
            schema["required"] = required;
        }

        JsonArray rules = [.. fields.Where(f => f.IsRequired && f.Aliases.Count > 0).Select(AnyName), .. groups.Select(Group)];
        if (rules.Count > 0)
        {
            schema["allOf"] = rules;
        }

        return schema;
    }

    private static JsonNode AnyName(Field field) => new JsonObject
    {
        ["anyOf"] = new JsonArray([.. field.Aliases.Prepend(field.Name).Select(n => (JsonNode)new JsonObject { ["required"] = new JsonArray(n) })]),
    };

    private static JsonNode Group(FieldGroup group) => group.Except is { } except
        ? new JsonObject { ["anyOf"] = new JsonArray(Condition(except), Rule(group)) }
        : Rule(group);

    private static JsonObject Condition(FieldCondition condition) => new()
    {
        ["properties"] = new JsonObject { [condition.Name] = new JsonObject { ["enum"] = new JsonArray([.. condition.Values.Select(value => (JsonNode)value)]) } },
        ["required"] = new JsonArray(condition.Name),
    };

    private static JsonObject Rule(FieldGroup group)
    {
        JsonArray each = [.. group.Fields.Select(f => (JsonNode)new JsonObject { ["required"] = new JsonArray(f.Name) })];
        return group.OneRequired
            ? new JsonObject { ["oneOf"] = each }
            : new JsonObject { ["not"] = new JsonObject { ["required"] = new JsonArray([.. group.Fields.Select(f => (JsonNode)f.Name)]) } };
    }

    private static JsonObject Head(ComponentSpec spec) => new() { ["title"] = spec.Title, ["description"] = spec.Summary };

    private static JsonObject Described(JsonObject shape, Field field)
    {
        if (field.Documentation.Length > 0)
        {
            shape["description"] = field.Documentation;
        }

        if (field.DefaultText is { } text && FieldSchema.DefaultOf(field.Type, text) is { } value)
        {
            shape["default"] = value;
        }

        if (field.Example is { } example)
        {
            shape["examples"] = new JsonArray(example.Trim('"'));
        }

        return shape;
    }
}
