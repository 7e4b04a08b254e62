using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Checks that every edge reads a port that its upstream has, and error types that it gives.</summary>
internal sealed class CheckPortsPass : ICompilerPass
{
    private const string ChannelErrorType = "SpillwayCondition";

    public string Name => "check ports";

    public void Run(Compilation compilation)
    {
        List<EdgeDraft> kept = new(compilation.Edges.Count);
        foreach (EdgeDraft edge in compilation.Edges)
        {
            ModuleDraft from = compilation.ById[edge.From];
            bool sound = PortExists(compilation, edge, from) && GivesRows(compilation, edge, from);
            if (sound)
            {
                CheckErrorTypes(compilation, edge, from);
                kept.Add(edge);
            }
            else
            {
                compilation.RefusedInputs.Add(edge.To);
            }
        }

        compilation.Edges = kept;
        compilation.Link();
    }

    private static bool PortExists(Compilation compilation, EdgeDraft edge, ModuleDraft from)
    {
        IReadOnlyList<string> ports = PortsOf(from);
        if (ports.Count == 0 || edge.Port == Ports.Signal || Contains(ports, edge.Port))
        {
            return true;
        }

        string hint = from.Type == ModuleType.Junction && edge.Port == Ports.Main
            ? $"A Junction gives its rows to branches; write 'port: ' and one of {string.Join(", ", ports)}."
            : Suggestion.Hint(edge.Port, ports)!;
        compilation.Diagnostics.Add(
            CompilerCodes.UnknownPort, edge.PortSpan, $"The {from.Type} '{edge.From}' has no port '{edge.Port}'.", hint, edge.From);
        return false;
    }

    /// <summary>The ports of a module; empty when its configuration can't be read, so that any may be right.</summary>
    private static IReadOnlyList<string> PortsOf(ModuleDraft module) => module.Type switch
    {
        ModuleType.Junction => module.Config is { } config ? [.. config.Get(JunctionSpec.Branches)!.Select(b => b.Get(JunctionSpec.BranchId)!)] : [],
        ModuleType.Ingress or ModuleType.Channel or ModuleType.Assert => [Ports.Main, Ports.Spillway],
        ModuleType.Probe => [Ports.Signal],
        _ => [Ports.Main],
    };

    private static bool GivesRows(Compilation compilation, EdgeDraft edge, ModuleDraft from)
    {
        if (edge.Port != Ports.Spillway || from.Config is not { } config)
        {
            return true;
        }

        bool gives = from.Type switch
        {
            ModuleType.Channel => config.Has(ChannelSpec.SpillwayCondition),
            ModuleType.Ingress => IngressSpec.SetsLinesAside(config),
            _ => AssertRule.ReadAll(config).Any(static r => r.Action == AssertAction.Quarantine),
        };
        if (!gives)
        {
            string hint = from.Type switch
            {
                ModuleType.Channel => "Give the Channel a 'spillway_condition'.",
                ModuleType.Ingress => "Set the option 'mode: PERMISSIVE' of the format csv, which sends lines that don't fit there.",
                _ => "Set 'on_fail: quarantine' on a rule that judges single rows (not_null, freshness, sql_row, custom).",
            };
            compilation.Diagnostics.Add(
                CompilerCodes.EmptySpillway, edge.PortSpan, $"No rows can come into the spillway of '{edge.From}'.", hint, edge.From);
        }

        return gives;
    }

    private static void CheckErrorTypes(Compilation compilation, EdgeDraft edge, ModuleDraft from)
    {
        if (edge.ErrorTypes.Length == 0)
        {
            return;
        }

        if (edge.Port != Ports.Spillway)
        {
            compilation.Diagnostics.Add(
                CompilerCodes.UnknownErrorType, edge.ErrorTypes[0].Span,
                $"'error_types' has a meaning on spillway edges only, not on the port '{edge.Port}'.",
                "Write 'port: spillway', or remove it.", edge.From);
            return;
        }

        if (from.Config is not { } config)
        {
            return;
        }

        string[] given = from.Type == ModuleType.Channel ? [ChannelErrorType]
            : from.Type == ModuleType.Ingress ? [IngressSpec.BadLineErrorType]
            : [.. AssertRule.ReadAll(config).Where(static r => r.Action == AssertAction.Quarantine).Select(static r => r.ErrorType).Distinct()];
        foreach (ScalarNode type in edge.ErrorTypes)
        {
            if (!Contains(given, type.Text))
            {
                compilation.Diagnostics.Add(
                    CompilerCodes.UnknownErrorType, type.Span,
                    $"'{edge.From}' never gives the error type '{type.Display}', so no row would pass.", Suggestion.Hint(type.Text, given),
                    edge.From);
            }
        }
    }

    private static bool Contains(IReadOnlyList<string> names, string name)
    {
        foreach (string candidate in names)
        {
            if (string.Equals(candidate, name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
