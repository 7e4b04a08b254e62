using Weir.Compiler.Passes;
using Weir.Compiler.Substitution;
using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Compiler.Arcades;

/// <summary>Puts sub-Blueprints in the place of Arcades.</summary>
/// <remarks>
/// Children get ids <c>arcade__child</c>. The Arcade's incoming edges go to the children without an input, its outgoing ones come from those whose
/// rows nobody inside reads. Inside, SQL uses the ids that the sub-Blueprint gives; outside, <c>arcade__child</c> or <c>__input__</c>.
/// </remarks>
internal sealed class ArcadeExpander(Compilation compilation)
{
    public const int MaximumDepth = 10;

    private readonly Dictionary<string, Blueprint?> loaded = new(StringComparer.Ordinal);

    /// <summary>Expands the Arcades of the Blueprint, and those inside them.</summary>
    public void Run() => Expand(compilation.Modules, compilation.Edges, []);

    private void Expand(List<ModuleDraft> modules, List<EdgeDraft> edges, List<string> opened)
    {
        for (int i = 0; i < modules.Count; i++)
        {
            ModuleDraft arcade = modules[i];
            if (arcade.Type != ModuleType.Arcade)
            {
                continue;
            }

            modules.RemoveAt(i);
            ArcadeContent? content = Load(arcade, opened);
            if (content is null)
            {
                // The finding says why; edges to nowhere would only repeat it.
                edges.RemoveAll(e => e.From == arcade.Id || e.To == arcade.Id);
                modules.ForEach(m => m.DependsOn.RemoveAll(d => d.Id == arcade.Id));
                modules.RemoveAll(m => m.AttachTo?.Id == arcade.Id);
                i--;
                continue;
            }

            modules.InsertRange(i, content.Modules);
            new ArcadeWiring(compilation, arcade, content).Connect(modules, edges);
            i += content.Modules.Count - 1;
        }
    }

    private ArcadeContent? Load(ModuleDraft arcade, List<string> opened)
    {
        if (ReadBlueprint(arcade, opened) is not ({ } child, { } path))
        {
            return null;
        }

        SubstitutionScope scope = MakeScope(arcade, child);
        (List<ModuleDraft> modules, List<EdgeDraft> edges) = LoadModulesPass.Load(scope);
        AddSpillwayEdgesPass.Apply(scope, modules, edges);
        QualifyReferences(modules, scope.Prefix);
        ArcadeContent content = ArcadeContent.Of(modules, edges);
        Expand(modules, edges, [.. opened, path]);
        return content.After(modules, edges);
    }

    private (Blueprint? Child, string? Path) ReadBlueprint(ModuleDraft arcade, List<string> opened)
    {
        if (arcade.Source.Reference is not { IsNull: false } reference)
        {
            return Fail(arcade, arcade.Span, "has no 'ref'", "Name the sub-Blueprint's file: 'ref: arcades/clean.yml'.");
        }

        ScalarNode resolved = arcade.Scope.Resolve(reference, new TextOwner(arcade.Id));
        if (compilation.IsBroken(reference.Span))
        {
            return default;
        }

        string path = Path.GetFullPath(resolved.Text, arcade.Scope.Blueprint.BaseDirectory);
        if (opened.Contains(path))
        {
            return Fail(arcade, reference.Span, $"opens '{resolved.Display}', which it is itself a part of", "Take the Arcade out of the circle.");
        }

        if (opened.Count >= MaximumDepth)
        {
            return Fail(arcade, reference.Span, $"lies more than {MaximumDepth} Arcades deep", "Flatten the sub-Blueprints.");
        }

        if (compilation.Options.ArcadeLoader is not { } loader)
        {
            return Fail(arcade, reference.Span, "can't be opened here", null);
        }

        bool explained = false;
        if (!loaded.TryGetValue(path, out Blueprint? child))
        {
            DiagnosticBag bag = [];
            loaded[path] = child = loader(path, bag);
            compilation.Diagnostics.AddRange(bag);
            explained |= bag.HasErrors;
        }

        return child is null && !explained
            ? Fail(arcade, reference.Span, $"refers to '{resolved.Display}', which can't be read", $"Looked for '{path}'.")
            : (child, path);
    }

    private (Blueprint?, string?) Fail(ModuleDraft arcade, SourceSpan span, string reason, string? hint)
    {
        compilation.Diagnostics.Add(CompilerCodes.ArcadeFailed, span, $"Arcade expansion failed: '{arcade.Id}' {reason}.", hint, arcade.Id);
        return default;
    }

    private SubstitutionScope MakeScope(ModuleDraft arcade, Blueprint child)
    {
        MappingNode macros = arcade.Scope.Macros;
        foreach (MappingEntry own in child.Macros.Entries)
        {
            macros = macros.Set(own.Key, own.Value);
        }

        SubstitutionScope scope = new(compilation, child, macros, arcade.Id + "__");
        scope.Context.SetAll(child.Context);
        ResolveContextPass.ApplyEnvironment(compilation.Options, scope.Context);
        if (arcade.Source.ContextOverride is { } overrides)
        {
            Override(scope.Context, arcade.Scope.Resolve(overrides, new TextOwner(arcade.Id)), prefix: "");
        }

        scope.Context.ResolveAll();
        ResolveContextPass.CheckRequired(scope, arcade.Span);
        return scope;
    }

    private void Override(ContextTable context, MappingNode values, string prefix)
    {
        foreach (MappingEntry entry in values.Entries)
        {
            if (entry.Value is MappingNode nested)
            {
                Override(context, nested, prefix + entry.Name + ".");
            }
            else if (entry.Value is ScalarNode scalar)
            {
                context.SetResolved(prefix + entry.Name, scalar, compilation.IsBroken(scalar.Span));
            }
        }
    }

    private static void QualifyReferences(List<ModuleDraft> modules, string prefix)
    {
        foreach (ModuleDraft module in modules)
        {
            for (int i = 0; i < module.DependsOn.Count; i++)
            {
                module.DependsOn[i] = module.DependsOn[i] with { Id = prefix + module.DependsOn[i].Id };
            }

            module.AttachTo = module.AttachTo is { } attach ? attach with { Id = prefix + attach.Id } : null;
        }
    }
}
