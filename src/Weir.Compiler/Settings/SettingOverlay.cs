using System.Text.Json;
using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Compiler.Settings;

/// <summary>One <c>--set</c>: finds the place it names and puts the value there.</summary>
internal sealed class SettingOverlay
{
    private static readonly string[] Roots = ["context", "macros", "engine", "retry_policy", "name", "description", "checkpoint", "modules"];
    private static readonly string[] ModuleKeys = ["config", "label", "description", "engine", "enabled", "checkpoint", "retry", "on_failure", "spillway", "watermark_column", "materialize", "context_override"];

    private readonly Setting setting;
    private readonly DiagnosticBag bag;
    private readonly SourceText source;
    private readonly int valueStart;

    public SettingOverlay(Setting setting, DiagnosticBag bag)
    {
        this.setting = setting;
        this.bag = bag;
        string sign = setting.IsJson ? ":=" : "=";
        source = new SourceText("--set", setting.Path + sign + setting.Value);
        valueStart = setting.Path.Length + sign.Length;
    }

    /// <summary>The changed Blueprint, or null when the setting was refused (and that was said).</summary>
    public Blueprint? Apply(Blueprint blueprint)
    {
        if (ReadValue() is not { } value)
        {
            return null;
        }

        int dot = setting.Path.IndexOf('.', StringComparison.Ordinal);
        string root = dot < 0 ? setting.Path : setting.Path[..dot];
        string rest = dot < 0 ? "" : setting.Path[(dot + 1)..];
        return (root, rest.Length > 0) switch
        {
            ("context", true) => blueprint with { Context = SetKey(blueprint.Context, rest, value, dotted: true) },
            ("macros", true) => blueprint with { Macros = SetKey(blueprint.Macros, rest, value, dotted: false) },
            ("engine", true) => blueprint with { EngineSettings = SetKey(blueprint.EngineSettings, rest, value, dotted: true) },
            ("retry_policy", true) => blueprint with { RetryPolicy = SetKey(blueprint.RetryPolicy ?? MappingNode.Empty, rest, value, dotted: true) },
            ("modules", true) => ApplyToModule(blueprint, rest, value),
            ("name", false) when value is ScalarNode text => blueprint with { Name = text },
            ("description", false) when value is ScalarNode text => blueprint with { Description = text },
            ("checkpoint", false) when value is ScalarNode text && bool.TryParse(text.Text, out bool flag) => blueprint with { Checkpoint = flag },
            _ => Refuse($"'{setting.Path}' names no place in the Blueprint.", Suggestion.Hint(root, Roots)),
        };
    }

    private Blueprint? ApplyToModule(Blueprint blueprint, string rest, Node value)
    {
        for (int i = 0; i < blueprint.Modules.Length; i++)
        {
            string id = blueprint.Modules[i].Id.Text;
            if (rest.Length > id.Length && rest[id.Length] == '.' && rest.StartsWith(id, StringComparison.Ordinal))
            {
                BlueprintModule? changed = ApplyTo(blueprint.Modules[i], rest[(id.Length + 1)..], value);
                return changed is null ? null : blueprint with { Modules = blueprint.Modules.SetItem(i, changed) };
            }
        }

        string name = rest.Split('.')[0];
        return Refuse(
            $"'{setting.Path}' names the module '{name}', which is not there.",
            Suggestion.Hint(name, [.. blueprint.Modules.Select(m => m.Id.Text)]));
    }

    private BlueprintModule? ApplyTo(BlueprintModule module, string path, Node value)
    {
        int dot = path.IndexOf('.', StringComparison.Ordinal);
        string key = dot < 0 ? path : path[..dot];
        string rest = dot < 0 ? "" : path[(dot + 1)..];
        switch (key)
        {
            case "config" when rest.Length > 0:
                return module with { Config = SetKey(module.Config, rest, value, dotted: true) };
            case "retry" when rest.Length > 0:
                return module with { Retry = SetKey(module.Retry ?? MappingNode.Empty, rest, value, dotted: true) };
            case "on_failure" when rest.Length > 0:
                return module with { OnFailure = SetKey(module.OnFailure ?? MappingNode.Empty, rest, value, dotted: true) };
            case "context_override" when rest.Length > 0:
                return module with { ContextOverride = SetKey(module.ContextOverride ?? MappingNode.Empty, rest, value, dotted: true) };
            default:
                return rest.Length == 0 && value is ScalarNode scalar ? ApplyScalar(module, key, scalar) : RefuseKey(key);
        }
    }

    private BlueprintModule? ApplyScalar(BlueprintModule module, string key, ScalarNode value) => key switch
    {
        "label" => module with { Label = value },
        "description" => module with { Description = value },
        "engine" => module with { Engine = value },
        "enabled" => module with { Enabled = value },
        "spillway" => module with { Spillway = value },
        "materialize" => module with { Materialize = value },
        "watermark_column" => module with { WatermarkColumn = value },
        "checkpoint" when bool.TryParse(value.Text, out bool flag) => module with { Checkpoint = flag },
        _ => RefuseKey(key),
    };

    private BlueprintModule? RefuseKey(string key)
    {
        Refuse($"'{setting.Path}' names no place in the module.", Suggestion.Hint(key, ModuleKeys));
        return null;
    }

    private MappingNode SetKey(MappingNode mapping, string path, Node value, bool dotted)
    {
        // A key that is there already may itself hold dots.
        int dot = dotted && mapping.Find(path) is null ? path.IndexOf('.', StringComparison.Ordinal) : -1;
        if (dot < 0)
        {
            return mapping.Set(Key(path), value);
        }

        string head = path[..dot];
        MappingNode below = mapping[head] as MappingNode ?? new MappingNode([], new SourceSpan(source, 0, setting.Path.Length));
        return mapping.Set(Key(head), SetKey(below, path[(dot + 1)..], value, dotted));
    }

    private ScalarNode Key(string name) => new(name, ScalarKind.Text, new SourceSpan(source, 0, setting.Path.Length));

    private Node? ReadValue()
    {
        if (!setting.IsJson)
        {
            return Scalar(setting.Value, KindOf(setting.Value));
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(setting.Value);
            return FromJson(json.RootElement);
        }
        catch (JsonException error)
        {
            Refuse($"The value of '{setting.Path}' is not JSON: {error.Message}", "Use '=' for a plain text.");
            return null;
        }
    }

    private Node FromJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new MappingNode([.. element.EnumerateObject().Select(p => new MappingEntry(Scalar(p.Name, ScalarKind.Text), FromJson(p.Value)))], ValueSpan),
        JsonValueKind.Array => new SequenceNode([.. element.EnumerateArray().Select(FromJson)], ValueSpan),
        JsonValueKind.String => Scalar(element.GetString()!, ScalarKind.Text),
        JsonValueKind.True or JsonValueKind.False => Scalar(element.GetRawText(), ScalarKind.Boolean),
        JsonValueKind.Number => Scalar(element.GetRawText(), KindOf(element.GetRawText())),
        _ => Scalar("", ScalarKind.Null),
    };

    private ScalarNode Scalar(string text, ScalarKind kind)
    {
        int start = valueStart;
        ScalarNode authored = new(text, kind, ValueSpan, node => new TextMap(node.Span.Source!, [new TextRun(0, start, Verbatim: true)]));
        return authored.Resolved(text, kind, ValueOrigin.CommandLine, _ => authored.Map!, text, text);
    }

    private static ScalarKind KindOf(string text) => text switch
    {
        "true" or "false" => ScalarKind.Boolean,
        "null" => ScalarKind.Null,
        _ when long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) => ScalarKind.Integer,
        _ when double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _) => ScalarKind.Float,
        _ => ScalarKind.Text,
    };

    private SourceSpan ValueSpan => new(source, valueStart, setting.Value.Length);

    private Blueprint? Refuse(string message, string? hint)
    {
        bag.Add(CompilerCodes.UnknownSetting, new SourceSpan(source, 0, setting.Path.Length), message, hint);
        return null;
    }
}
