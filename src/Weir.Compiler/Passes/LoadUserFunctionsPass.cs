using Weir.Compiler.Rules;
using Weir.Core.Blueprints;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Checks the author's own functions, asks the engines whether they take their language, and loads those in C#.</summary>
internal sealed class LoadUserFunctionsPass : ICompilerPass
{
    public string Name => "load user functions";

    public void Run(Compilation compilation)
    {
        if (compilation.Blueprint.UserFunctions is not { Items.Length: > 0 } written)
        {
            return;
        }

        SequenceNode resolved = (SequenceNode)compilation.Scope.Resolve(written);
        compilation.UserFunctions = resolved;
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (Node item in resolved.Items)
        {
            if (item is MappingNode mapping && !BrokenValues.Below(mapping, compilation) && UserFunctionSpec.Spec.Check(mapping, new SpecReader(compilation.Diagnostics)))
            {
                Config config = new(UserFunctionSpec.Spec, mapping);
                CheckName(compilation, config, names);
                if (IsTaken(compilation, config) && string.Equals(config.Get(UserFunctionSpec.Language), UserFunctionSpec.CSharp, StringComparison.Ordinal))
                {
                    Load(compilation, config);
                }
            }
        }
    }

    private static void CheckName(Compilation compilation, Config function, HashSet<string> names)
    {
        string name = function.Get(UserFunctionSpec.Id)!;
        SourceSpan span = function.SpanOf(UserFunctionSpec.Id);
        if (!names.Add(name))
        {
            compilation.Diagnostics.Add(CompilerCodes.UserFunction, span, $"There are two functions '{name}'; SQL does not tell upper from lower case.", "Rename one.");
        }

        if (!SafeName.IsValid(name) || name.AsSpan().IndexOfAny('-', '.') >= 0 || char.IsDigit(name[0]))
        {
            compilation.Diagnostics.Add(CompilerCodes.UserFunction, span, $"SQL can't call a function '{name}'.", "Use letters, digits and '_', beginning with a letter.");
        }
    }

    /// <summary>Whether every engine at work takes the language; reports those that don't.</summary>
    private static bool IsTaken(Compilation compilation, Config function)
    {
        string language = function.Get(UserFunctionSpec.Language)!.ToLowerInvariant();
        bool taken = true;
        HashSet<string> asked = new(StringComparer.Ordinal);
        foreach (ModuleDraft module in compilation.Modules)
        {
            if (!asked.Add(module.EngineName) || !compilation.Options.Engines.TryGetValue(module.EngineName, out IEngine? engine)
                || (module.Type is ModuleType.Task or ModuleType.Regulator) || engine.Capabilities.FunctionLanguages.ContainsKey(language))
            {
                continue;
            }

            taken = false;
            (string _, string way) = engine.Capabilities.FunctionLanguages.FirstOrDefault();
            compilation.Diagnostics.Add(
                CompilerCodes.CapabilityGate, function.SpanOf(UserFunctionSpec.Language),
                $"The engine {module.EngineName} runs no function in '{language}' ('{function.Get(UserFunctionSpec.Id)}').", way);
        }

        return taken;
    }

    private static void Load(Compilation compilation, Config function)
    {
        ScalarNode? code = (function.NodeOf(UserFunctionSpec.Path) ?? function.NodeOf(UserFunctionSpec.Module)) as ScalarNode;
        ScalarNode? entry = function.NodeOf(UserFunctionSpec.Entry) as ScalarNode;
        if (code is null && entry is not null && entry.Text.Contains('#', StringComparison.Ordinal))
        {
            (code, entry) = (entry, null);
        }

        if (code is null)
        {
            compilation.Diagnostics.Add(
                CompilerCodes.UserFunction, function.Node.Span, $"It is not said where the code of '{function.Get(UserFunctionSpec.Id)}' is.", "Write 'path: functions.cs', a file beside the Blueprint, or an assembly.");
            return;
        }

        if (compilation.Options.UserCode is not { } loader)
        {
            return;
        }

        UserFunctionRequest request = new(function.Get(UserFunctionSpec.Id)!, code, function.Node.Span)
        {
            Class = function.NodeOf(UserFunctionSpec.Class) as ScalarNode,
            Method = entry,
            Settings = function.NodeOf(UserFunctionSpec.Settings) as MappingNode,
            ParameterTypes = function.Has(UserFunctionSpec.Parameters) ? function.Get(UserFunctionSpec.Parameters) : null,
            Result = function.Has(UserFunctionSpec.ReturnType) ? function.Get(UserFunctionSpec.ReturnType) : null,
            ResultSpan = function.SpanOf(UserFunctionSpec.ReturnType),
            IsDeterministic = function.Get(UserFunctionSpec.Deterministic),
        };
        if (loader.CreateFunction(request, compilation.Blueprint.BaseDirectory, compilation.Diagnostics) is { } made)
        {
            compilation.Functions.Add(made);
        }
    }
}
