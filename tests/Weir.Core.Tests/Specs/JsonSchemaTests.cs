using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Weir.Core.Blueprints;
using Weir.Core.Specs;
using Weir.Core.Specs.Schema;

namespace Weir.Core.Tests.Specs;

public sealed class JsonSchemaTests
{
    private static readonly JsonObject Blueprint = JsonSchemaBuilder.Document(BlueprintSpec.Spec, "blueprint.schema.json");

    [Fact]
    public void A_document_is_closed_and_names_its_keys_with_their_meaning()
    {
        Blueprint["$schema"]!.GetValue<string>().ShouldBe("https://json-schema.org/draft/2020-12/schema");
        Blueprint["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
        Names(Blueprint["required"]!).ShouldBe(["id", "modules"]);
        Blueprint["properties"]!["weir"]!["description"]!.GetValue<string>().ShouldBe(BlueprintSpec.Version.Documentation);
        Blueprint["properties"]!["checkpoint"]!["default"]!.GetValue<bool>().ShouldBeFalse();
        Blueprint["allOf"]![0]!["anyOf"]!.AsArray().Select(n => n!["required"]![0]!.GetValue<string>()).ShouldBe(["aqueduct", "weir"]);
    }

    [Fact]
    public void A_modules_type_chooses_its_config()
    {
        JsonNode module = Definition("module");
        Names(module["properties"]!["type"]!["enum"]!).ShouldBe(Enum.GetNames<ModuleType>(), ignoreOrder: true);

        JsonNode channel = module["allOf"]!.AsArray().Single(b => b!["then"]!["$ref"]!.GetValue<string>() == "#/$defs/module-channel")!;

        channel["if"]!["properties"]!["type"]!["enum"]![0]!.GetValue<string>().ShouldBe("Channel");
        Names(channel["if"]!["required"]!).ShouldBe(["type"]);
        JsonNode definition = Definition("module-channel");
        definition["properties"]!["config"]!["$ref"]!.GetValue<string>().ShouldBe("#/$defs/channel");
        definition["properties"]!.AsObject().ContainsKey("watermark_column").ShouldBeTrue();
        definition["properties"]!.AsObject().ContainsKey("attach_to").ShouldBeFalse();
        definition["additionalProperties"]!.GetValue<bool>().ShouldBeFalse();
        Names(definition["required"]!).ShouldBe(["id", "type", "config"]);
    }

    [Fact]
    public void The_default_variant_applies_also_when_the_key_is_absent()
    {
        JsonArray branches = Definition("channel")["allOf"]!.AsArray();

        branches.Single(b => b!["if"]!["required"] is null)!["then"]!["$ref"]!.GetValue<string>().ShouldBe("#/$defs/channel-sql");
        branches.Count.ShouldBe(12);
    }

    [Fact]
    public void A_group_of_which_one_is_required_is_one_of_them()
    {
        JsonArray ingress = Definition("ingress")["allOf"]![0]!["anyOf"]!.AsArray();
        Names(ingress[0]!["properties"]!["format"]!["enum"]!).ShouldContain("postgres");
        ingress[1]!["oneOf"]!.AsArray().Select(n => n!["required"]![0]!.GetValue<string>()).ShouldBe(["path", "table", "query"]);
        Names(Definition("egress")["allOf"]![0]!["anyOf"]![1]!["not"]!["required"]!).ShouldBe(["path", "table"]);
    }

    [Fact]
    public void Numbers_keep_their_bounds_and_may_be_substituted()
    {
        JsonNode rows = Definition("rule-min_rows")["properties"]!["min"]!;

        Names(rows["type"]!).ShouldBe(["integer", "string"]);
        rows["minimum"]!.GetValue<double>().ShouldBe(0);
        rows.AsObject().ContainsKey("maximum").ShouldBeFalse();
        Regex.IsMatch("${ctx.minimum}", rows["pattern"]!.GetValue<string>()).ShouldBeTrue();
        Regex.IsMatch("many", rows["pattern"]!.GetValue<string>()).ShouldBeFalse();
    }

    [Fact]
    public void A_choice_lists_every_spelling_that_is_accepted()
    {
        JsonNode mode = Definition("egress")["properties"]!["mode"]!;

        Names(mode["anyOf"]![0]!["enum"]!).ShouldContain("errorifexists");
        mode["default"]!.GetValue<string>().ShouldBe("error");
    }

    [Fact]
    public void Every_reference_has_a_definition()
    {
        List<string> references = [];
        Collect(Blueprint, references);

        references.ShouldNotBeEmpty();
        references.Distinct().ShouldAllBe(r => Blueprint["$defs"]!.AsObject().ContainsKey(r.Substring("#/$defs/".Length)));
    }

    [Fact]
    public void Two_specs_of_one_name_are_refused()
    {
        ComponentSpec one = new(ComponentKind.Part, "part", "One.", [Field.Text("a")]);
        ComponentSpec other = new(ComponentKind.Part, "part", "Another.", [Field.Text("b")]);
        ComponentSpec document = new(ComponentKind.Document, "document", "", [Field.Object("one", one), Field.Object("other", other)]);

        Should.Throw<InvalidOperationException>(() => JsonSchemaBuilder.Document(document, "x")).Message.ShouldContain("'part'");
    }

    private static JsonNode Definition(string name) => Blueprint["$defs"]![name].ShouldNotBeNull(name);

    private static IEnumerable<string> Names(JsonNode array) => array.AsArray().Select(n => n!.GetValue<string>());

    private static void Collect(JsonNode? node, List<string> references)
    {
        if (node is JsonObject map)
        {
            references.AddRange(map.Where(p => p.Key == "$ref").Select(p => p.Value!.GetValue<string>()));
        }

        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject fields => fields.Select(p => p.Value),
            JsonArray items => items,
            _ => [],
        };
        foreach (JsonNode? child in children)
        {
            Collect(child, references);
        }
    }
}
