using System.Collections.Immutable;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Loads the author's own rules and signals: a rule over rows becomes a function for SQL, the others become objects that the run asks.</summary>
internal sealed class LoadUserPartsPass : ICompilerPass
{
    public string Name => "load user parts";

    public void Run(Compilation compilation)
    {
        if (compilation.Options.UserCode is not { } loader)
        {
            return;
        }

        foreach (ModuleDraft module in compilation.Modules)
        {
            if (module.Type == ModuleType.Assert && module.Config is { } rules)
            {
                foreach (AssertRule rule in AssertRule.ReadAll(rules))
                {
                    if (rule.Type == "custom")
                    {
                        LoadRule(compilation, loader, module, rule);
                    }
                }
            }
            else if (module.Type == ModuleType.Probe && module.Config is { } signals)
            {
                IReadOnlyList<Config> all = signals.Get(ProbeSpec.SignalList);
                for (int i = 0; i < all.Count; i++)
                {
                    LoadPart<IProbeSignal>(compilation, loader, module, i, all[i], ProbeSpec.Class, ProbeSpec.Settings);
                }
            }
        }
    }

    private static void LoadRule(Compilation compilation, IUserCode loader, ModuleDraft module, AssertRule rule)
    {
        if (rule.Config.NodeOf(AssertSpec.Function) is not ScalarNode code)
        {
            LoadPart<IQualityRule>(compilation, loader, module, rule.Index, rule.Config, AssertSpec.Class, AssertSpec.Settings);
            return;
        }

        string name = AssertRule.FunctionNameOf(code.Text);
        UserFunction? function = compilation.Functions.Find(f => f.Name == name)
            ?? loader.CreateFunction(new UserFunctionRequest(name, code, code.Span), compilation.Blueprint.BaseDirectory, compilation.Diagnostics);
        if (function is null)
        {
            return;
        }

        if (!compilation.Functions.Contains(function))
        {
            compilation.Functions.Add(function);
        }

        if (function.Result is not PrimitiveType { Kind: PrimitiveKind.Boolean })
        {
            compilation.Diagnostics.Add(
                CompilerCodes.UserFunction, code.Span, $"'{code.Display}' gives {function.Result}; a rule gives true for a row that keeps it.", "Make it return bool.", module.Id);
        }

        CheckColumns(compilation, module, rule, function);
    }

    /// <summary>The columns are those of the parameters' names, unless the author names others.</summary>
    private static void CheckColumns(Compilation compilation, ModuleDraft module, AssertRule rule, UserFunction function)
    {
        if (!rule.Config.Has(AssertSpec.Columns))
        {
            SequenceNode names = new([.. function.Parameters.Select(p => new ScalarNode(p.Name, ScalarKind.Text, rule.Config.SpanOf(AssertSpec.Function)))], rule.Config.SpanOf(AssertSpec.Function));
            Complete(module, rule.Index, names);
        }
        else if (rule.Config.Get(AssertSpec.Columns).Count != function.Parameters.Count)
        {
            compilation.Diagnostics.Add(
                CompilerCodes.UserFunction, rule.Config.SpanOf(AssertSpec.Columns),
                $"'{rule.Config.Get(AssertSpec.Function)}' takes {function.Parameters.Count} value(s); 'columns' names {rule.Config.Get(AssertSpec.Columns).Count}.", null, module.Id);
        }
    }

    private static void Complete(ModuleDraft module, int index, SequenceNode columns)
    {
        MappingEntry entry = FieldLookup.EntryOf(module.Node, AssertSpec.RuleList)!;
        SequenceNode rules = (SequenceNode)entry.Value;
        MappingNode rule = (MappingNode)rules.Items[index];
        rule = rule.Set(new ScalarNode(AssertSpec.Columns.Name, ScalarKind.Text, columns.Span), columns);
        module.Node = module.Node.Set(entry.Key, new SequenceNode(rules.Items.SetItem(index, rule), rules.Span));
        module.Config = new Config(module.Config!.Spec, module.Node);
    }

    private static void LoadPart<T>(
        Compilation compilation, IUserCode loader, ModuleDraft module, int index, Config part, Field<string> named, Field<IReadOnlyDictionary<string, Node>> settings)
        where T : class
    {
        if (part.NodeOf(named) is ScalarNode path
            && loader.Create<T>(path, part.NodeOf(settings) as MappingNode, compilation.Blueprint.BaseDirectory, settings.Name, compilation.Diagnostics) is { } made)
        {
            module.Parts = module.Parts.Add(index, made);
        }
    }
}
