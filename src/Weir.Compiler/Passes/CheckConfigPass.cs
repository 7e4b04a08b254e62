using Weir.Compiler.Rules;
using Weir.Compiler.Substitution;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Checks each module's configuration against its type's spec, then the rules over several keys.</summary>
internal sealed class CheckConfigPass : ICompilerPass
{
    public string Name => "check configurations";

    public void Run(Compilation compilation)
    {
        foreach (ModuleDraft module in compilation.Modules)
        {
            if (SpecOf(compilation, module) is not { } spec)
            {
                continue;
            }

            DiagnosticBag found = [];
            bool sound = spec.Check(module.Node, new SpecReader(found, module.Id));
            if (module.Type == ModuleType.Task && !sound)
            {
                sound = ForgetUnknown(module, ref found);
            }

            if (module.Type == ModuleType.Task)
            {
                sound = Tolerate(compilation, ref found) || sound;
                module.Node = SecretFields.Hide(spec, module.Node, compilation.Options.Redactor);
            }

            Report(compilation, module, found);
            if (sound && !BrokenValues.Below(module.Node, compilation))
            {
                Config config = new(spec, module.Node);
                module.Config = ConfigRules.Check(compilation, module, config) ? config : null;
            }

            if (module.Config is null)
            {
                module.SoundPart = new Config(spec, SoundPart(compilation, module.Node, found));
            }
        }
    }

    /// <summary>The spec of a module's configuration; null after a finding when it uses a task that there is not.</summary>
    private static ComponentSpec? SpecOf(Compilation compilation, ModuleDraft module)
    {
        if (module.Type != ModuleType.Task)
        {
            return ModuleSpecs.Of(module.Type);
        }

        ScalarNode? uses = module.Source.Uses;
        if (compilation.Options.Tasks.TryFind(uses?.Text, out ITask? task))
        {
            return task.Spec;
        }

        if (uses is not null)
        {
            compilation.Diagnostics.Add(CompilerCodes.UnknownTask, uses.Span, $"There is no task '{uses.Display}'.", Suggestion.Hint(uses.Text, [.. compilation.Options.Tasks.Names]), module.Id);
        }

        return null;
    }

    /// <summary>Makes warnings of unknown keys where the dialect's original passes over them; true when nothing else is wrong.</summary>
    private static bool Tolerate(Compilation compilation, ref DiagnosticBag found)
    {
        if (!compilation.Blueprint.ToleratesUnknownKeys || found.Count == 0)
        {
            return false;
        }

        DiagnosticBag changed = [];
        changed.AddRange(found.Select(d => d.Code == SpecCodes.UnknownKey ? d with { Severity = Severity.Warning } : d));
        found = changed;
        return !changed.HasErrors;
    }

    /// <summary>Takes away the findings on values that only the run will know; true when nothing is left.</summary>
    private static bool ForgetUnknown(ModuleDraft module, ref DiagnosticBag found)
    {
        HashSet<SourceSpan> unknown = TemplateReferences.PlacesIn(module.Node);
        DiagnosticBag kept = [];
        kept.AddRange(found.Where(d => !unknown.Contains(d.Span)));
        bool sound = kept.Count == 0 && found.Count > 0;
        found = kept;
        return sound;
    }

    /// <summary>The entries in which nothing was found.</summary>
    private static MappingNode SoundPart(Compilation compilation, MappingNode node, DiagnosticBag found) =>
        node.With([.. node.Entries.Where(e => !BrokenValues.Below(e.Value, compilation) && !found.Any(d => IsIn(d.Span, e)))]);

    private static bool IsIn(SourceSpan span, MappingEntry entry) =>
        span.IsNone || (ReferenceEquals(span.Source, entry.Key.Span.Source) && span.Start >= entry.Key.Span.Start && span.End <= Math.Max(entry.Key.Span.End, entry.Value.Span.End));

    /// <summary>A value that could not be resolved was reported already; that it is not a number either is no news. A configuration that is not there has no place but the module's.</summary>
    private static void Report(Compilation compilation, ModuleDraft module, DiagnosticBag found)
    {
        foreach (Diagnostic diagnostic in found)
        {
            if (!compilation.IsBroken(diagnostic.Span))
            {
                compilation.Diagnostics.Add(diagnostic.Span.IsNone ? diagnostic with { Span = module.Span } : diagnostic);
            }
        }
    }
}
