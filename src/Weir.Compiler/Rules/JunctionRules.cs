using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;

namespace Weir.Compiler.Rules;

/// <summary>Rules over the keys of a Junction and its branches.</summary>
internal static class JunctionRules
{
    public static void Check(RuleReporter reporter)
    {
        Config config = reporter.Config;
        JunctionMode mode = config.Get(JunctionSpec.Mode);
        IReadOnlyList<Config> branches = config.Get(JunctionSpec.Branches);
        if (branches.Count == 0)
        {
            reporter.Missing(
                config.SpanOf(JunctionSpec.Branches), $"The Junction '{reporter.Module.Id}' has no branches.",
                "Give at least one: 'branches: [{ id: ... }]'.");
        }

        bool hasKey = config.Has(JunctionSpec.PartitionKey);
        if (mode == JunctionMode.Partition && !hasKey)
        {
            reporter.Missing(
                config.SpanOf(JunctionSpec.Mode), $"Mode partition of '{reporter.Module.Id}' needs 'partition_key'.",
                "Name the column whose value chooses the branch.");
        }
        else if (mode != JunctionMode.Partition && hasKey)
        {
            reporter.Contradiction(
                config.SpanOf(JunctionSpec.PartitionKey), "'partition_key' has a meaning in mode partition only.",
                "Set 'mode: partition', or remove it.");
        }

        HashSet<string> ids = new(StringComparer.Ordinal);
        foreach (Config branch in branches)
        {
            CheckBranch(reporter, mode, branch, ids);
        }
    }

    private static void CheckBranch(RuleReporter reporter, JunctionMode mode, Config branch, HashSet<string> ids)
    {
        string id = branch.Get(JunctionSpec.BranchId)!;
        if (!ids.Add(id))
        {
            reporter.Contradiction(branch.SpanOf(JunctionSpec.BranchId), $"The branch '{id}' is given twice.");
        }

        if (id is Ports.Main or Ports.Spillway or Ports.Signal)
        {
            reporter.Contradiction(
                branch.SpanOf(JunctionSpec.BranchId), $"A branch can't be named '{id}': that is the name of a port.",
                "Give it another id.");
        }

        bool isElse = id == Ports.Else && mode != JunctionMode.Broadcast;
        if (mode == JunctionMode.Conditional && !isElse && !branch.Has(JunctionSpec.BranchCondition))
        {
            reporter.Missing(
                branch.Node.Span, $"The branch '{id}' of a conditional Junction needs a 'condition'.",
                "A branch with the id '_else_' takes what no other branch takes.");
        }

        if ((mode != JunctionMode.Conditional || isElse) && branch.Has(JunctionSpec.BranchCondition))
        {
            reporter.Contradiction(
                branch.SpanOf(JunctionSpec.BranchCondition),
                isElse ? "The branch '_else_' takes what no other branch takes; it has no condition of its own." : "'condition' has a meaning in mode conditional only.");
        }

        if (mode != JunctionMode.Partition && branch.Has(JunctionSpec.BranchValue))
        {
            reporter.Contradiction(branch.SpanOf(JunctionSpec.BranchValue), "'value' has a meaning in mode partition only.");
        }
    }
}
