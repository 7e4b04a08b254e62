using Weir.Compiler.Substitution;
using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Gathers the context of the main Blueprint and resolves it: <c>--ctx</c> over environment over profile over <c>context</c>.</summary>
internal sealed class ResolveContextPass : ICompilerPass
{
    private static readonly string[] EnvironmentPrefixes = ["AQUEDUCT_CTX_", "WEIR_CTX_"];

    public string Name => "resolve context";

    public void Run(Compilation compilation)
    {
        Blueprint blueprint = compilation.Blueprint;
        SubstitutionScope scope = new(compilation, blueprint, blueprint.Macros, prefix: "");
        compilation.Scope = scope;
        scope.Context.SetAll(blueprint.Context);
        ApplyProfile(compilation, scope.Context);
        ApplyEnvironment(compilation.Options, scope.Context);
        ApplyOverrides(compilation.Options, scope.Context);
        compilation.ContextShown = scope.Context.ResolveAll();
        CheckRequired(scope, blueprint.Id.Span);
    }

    /// <summary>Reports the keys of <c>required_context</c> that nobody gave.</summary>
    public static void CheckRequired(SubstitutionScope scope, SourceSpan blame)
    {
        foreach (ScalarNode required in scope.Blueprint.RequiredContext)
        {
            if (!scope.Context.Contains(required.Text))
            {
                bool isMain = scope.Prefix.Length == 0;
                scope.Report(
                    CompilerCodes.RequiredContext, isMain ? required.Span : blame, $"The Blueprint '{scope.Blueprint.Id.Text}' requires the context value '{required.Text}', which is not given.",
                    isMain ? $"Give it with '--ctx {required.Text}=...', or define it under 'context'." : $"Give it under 'context_override' ({required.Span} requires it).");
            }
        }
    }

    private static void ApplyProfile(Compilation compilation, ContextTable context)
    {
        if (compilation.Options.Profile is not { } profile)
        {
            return;
        }

        MappingNode profiles = compilation.Blueprint.ContextProfiles;
        if (profiles[profile] is MappingNode values)
        {
            context.SetAll(values);
            return;
        }

        string? hint = profiles.Count == 0 ? "The Blueprint has no context_profiles." : Suggestion.Hint(
            profile, [.. profiles.Entries.Select(e => e.Name)]);
        SourceSpan span = profiles.Span.IsNone ? compilation.Blueprint.Id.Span : profiles.Span;
        compilation.Diagnostics.Add(CompilerCodes.UnknownProfile, span, $"Unknown context profile '{profile}'.", hint);
    }

    /// <summary>Puts in the values of <c>AQUEDUCT_CTX_*</c> and <c>WEIR_CTX_*</c>.</summary>
    public static void ApplyEnvironment(CompileOptions options, ContextTable context)
    {
        Dictionary<string, string>? known = null;
        foreach ((string name, string value) in options.Environment)
        {
            string? prefix = Array.Find(EnvironmentPrefixes, p => name.Length > p.Length && name.StartsWith(p, StringComparison.Ordinal));
            if (prefix is not null)
            {
                known ??= KeysByEnvironmentName(context);
                string rest = name[prefix.Length..];
                string key = known.GetValueOrDefault(rest.ToUpperInvariant()) ?? rest.ToLowerInvariant().Replace("__", ".", StringComparison.Ordinal);
                context.Set(key, FromOutside(name, value));
            }
        }
    }

    /// <summary>A variable can't hold dots or lower case, so a known key is found by its name in capitals, dots as two underscores.</summary>
    private static Dictionary<string, string> KeysByEnvironmentName(ContextTable context)
    {
        Dictionary<string, string> known = new(StringComparer.Ordinal);
        foreach (string key in context.Keys)
        {
            known.TryAdd(key.Replace(".", "__", StringComparison.Ordinal).ToUpperInvariant(), key);
        }

        return known;
    }

    private static void ApplyOverrides(CompileOptions options, ContextTable context)
    {
        foreach ((string key, string value) in options.ContextOverrides)
        {
            context.Set(key, FromOutside("--ctx " + key, value));
        }
    }

    private static ScalarNode FromOutside(string name, string value)
    {
        SourceText source = new(name, value);
        return new ScalarNode(
            value, ScalarKind.Text, new SourceSpan(source, 0, value.Length),
            static node => new TextMap(node.Span.Source!, [new TextRun(0, 0, Verbatim: true)]));
    }
}
