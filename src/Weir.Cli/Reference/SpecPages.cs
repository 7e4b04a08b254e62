using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Specs;
using Weir.Dialects.Components.Specs;
using Weir.Dialects.Components;
using Weir.Hosting;

namespace Weir.Cli.Reference;

/// <summary>The pages of module types, with their ops, rules and signals, from the same specs that check Blueprints.</summary>
internal static class SpecPages
{
    public static IEnumerable<ReferencePage> Modules() => ModuleSpecs.All.Select(spec => new ReferencePage($"modules/{FileName(spec)}", ModulePage(spec)));

    public static IEnumerable<ReferencePage> Tasks() => TaskSpecs().Select(spec => new ReferencePage($"tasks/{FileName(spec)}", ModulePage(spec)));

    /// <summary>The specs of all tasks, in the order of the catalogue.</summary>
    public static IEnumerable<ComponentSpec> TaskSpecs()
    {
        foreach (string name in TaskList.Catalogue.Names)
        {
            if (TaskList.Catalogue.TryFind(name, out ITask? task))
            {
                yield return task.Spec;
            }
        }
    }

    public static string FileName(ComponentSpec spec) => $"{spec.Name.ToLowerInvariant()}.md";

    /// <summary>A page for a document: a Blueprint, a project file.</summary>
    public static string Document(string title, ComponentSpec spec)
    {
        Markdown page = new Markdown().Heading(1, title).Paragraph(spec.Summary).Paragraph(spec.Remarks);
        Fields(page, spec.Fields);
        page.Code("yaml", spec.Example);
        Parts(page, spec.Fields, [], 2);
        return page.ToString();
    }

    /// <summary>The page of the components dialect.</summary>
    public static string Components()
    {
        Markdown page = new Markdown().Heading(1, "Pipelines of components").Paragraph(PipelineSpec.Spec.Summary)
            .Paragraph("Files end in `.conf` or `.hocon`. The pipeline is the whole document, or stands under `pipeline`; keys are written with `_` or `-`. A `class_path` is one of the built-in components below, or a class of your own.");
        Fields(page, PipelineSpec.Spec.Fields);
        Parts(page, PipelineSpec.Spec.Fields, [], 2);
        page.Heading(2, "Built-in components");
        foreach (ComponentSpec builtIn in ComponentsDialect.BuiltInComponents)
        {
            page.Heading(3, $"`{builtIn.Name}`").Paragraph(builtIn.Summary);
            Fields(page, builtIn.Fields);
        }

        return page.ToString();
    }

    private static string ModulePage(ComponentSpec spec)
    {
        Markdown page = new Markdown().Heading(1, spec.Name).Paragraph(spec.Summary).Paragraph(spec.Remarks).Code("yaml", spec.Example);
        if (spec.Fields.Count > 0)
        {
            page.Heading(2, "Keys of `config`");
            Fields(page, spec.Fields);
        }

        Groups(page, spec);
        HashSet<string> seen = [];
        Variants(page, spec, 2);
        Parts(page, spec.Fields, seen, 2);
        return page.ToString();
    }

    private static void Variants(Markdown page, ComponentSpec owner, int level)
    {
        if (owner.Variants is not { } variants)
        {
            return;
        }

        string key = variants.Discriminator.Name;
        foreach (ComponentSpec variant in variants.Variants)
        {
            page.Heading(level, $"`{key}: {variant.Name}`").Paragraph(variant.Summary).Paragraph(variant.Remarks);
            Fields(page, variant.Fields);
            Groups(page, variant);
            page.Code("yaml", variant.Example);
        }
    }

    /// <summary>The parts that fields hold, each once.</summary>
    private static void Parts(Markdown page, IReadOnlyList<Field> fields, HashSet<string> seen, int level)
    {
        foreach (ComponentSpec part in fields.SelectMany(f => PartsOf(f.Type)))
        {
            if (!seen.Add(part.Name) || part.Kind == ComponentKind.Module)
            {
                continue;
            }

            page.Heading(level, Capital(part.Name)).Paragraph(part.Summary).Paragraph(part.Remarks);
            Fields(page, part.Fields);
            Groups(page, part);
            page.Code("yaml", part.Example);
            Variants(page, part, level + 1);
            Parts(page, part.Fields, seen, level);
        }
    }

    private static IEnumerable<ComponentSpec> PartsOf(FieldType type) => type switch
    {
        ObjectType part => [part.Spec],
        IListType list => PartsOf(list.ItemType),
        IMapType map => PartsOf(map.ValueType),
        EitherType either => either.Alternatives.SelectMany(PartsOf),
        _ => [],
    };

    internal static void Fields(Markdown page, IReadOnlyList<Field> fields) => page.Table(
        ["key", "value", "default", "meaning"],
        fields.Select(f => new[] { Name(f), f.Type.Describe(), f.IsRequired ? "required" : Markdown.Quote(f.DefaultText), Meaning(f) }));

    private static string Name(Field field) =>
        string.Join(", ", field.Aliases.Prepend(field.Name).Select(n => $"`{n}`"));

    private static string Meaning(Field field)
    {
        string choices = field.Type is IChoiceType choice && choice.Names.Any(n => n.Documentation.Length > 0)
            ? " " + string.Join("; ", choice.Names.Select(n => n.Documentation.Length > 0 ? $"`{n.Name}`: {n.Documentation}" : $"`{n.Name}`")) + "."
            : "";
        string example = field.Example is { } e ? $" Example: `{e}`." : "";
        return field.Documentation + choices + example;
    }

    private static void Groups(Markdown page, ComponentSpec spec)
    {
        foreach (FieldGroup group in spec.Groups)
        {
            string names = string.Join(", ", group.Fields.Select(f => $"`{f.Name}`"));
            page.Paragraph(group.OneRequired ? $"Exactly one of {names} must be given." : $"At most one of {names} may be given.");
        }
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
