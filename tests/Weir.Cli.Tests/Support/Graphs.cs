using Weir.Cli.Render.Graph;
using Weir.Core.Blueprints;

namespace Weir.Cli.Tests.Support;

/// <summary>Fixed graphs for drawings.</summary>
internal static class Graphs
{
    /// <summary>The shape of a real Blueprint: two sources, a spillway, a probe, a split of one relation to two consumers.</summary>
    public static PipelineGraph Flights { get; } = new(
        "flights",
        "US flights of 2001",
        [
            new("flights", "Flights", ModuleType.Ingress, "flights-3m.parquet", true),
            new("airports", "Airports", ModuleType.Ingress, "airports.csv", true),
            new("plausible", "Plausible flights", ModuleType.Channel, "sql", true),
            new("located", "Flights with their state", ModuleType.Channel, "sql", true),
            new("quality", "Quality gate", ModuleType.Assert, "7 rules", true),
            new("profile", "Profile", ModuleType.Probe, "4 signals", true),
            new("by_state_month", "Delays per state and month", ModuleType.Channel, "sql", true),
            new("worst", "States by delay", ModuleType.Channel, "sort", true),
            new("save_months", "Parquet by month", ModuleType.Egress, "delays/", true),
            new("save_report", "Report", ModuleType.Egress, "report.csv", true),
            new("save_impossible", "Impossible flights", ModuleType.Egress, "impossible.csv", false),
        ],
        [
            new(0, 2, "", EdgeKind.Rows),
            new(2, 10, "spillway", EdgeKind.Rows),
            new(2, 3, "", EdgeKind.Rows),
            new(1, 3, "", EdgeKind.Rows),
            new(3, 4, "", EdgeKind.Rows),
            new(4, 6, "", EdgeKind.Rows),
            new(6, 8, "", EdgeKind.Rows),
            new(6, 7, "", EdgeKind.Rows),
            new(7, 9, "", EdgeKind.Rows),
            new(4, 5, "", EdgeKind.Observation),
        ]);

    /// <summary>Branches that cross, a long edge, a gate, an order without rows.</summary>
    public static PipelineGraph Branches { get; } = new(
        "branches",
        "Branches",
        [
            new("orders", "orders", ModuleType.Ingress, "orders.csv", true),
            new("check", "check", ModuleType.Probe, "1 signal", true),
            new("gate", "gate", ModuleType.Regulator, "", true),
            new("split", "split", ModuleType.Junction, "conditional", true),
            new("eu", "eu", ModuleType.Channel, "filter", true),
            new("us", "us", ModuleType.Channel, "filter", true),
            new("all", "all", ModuleType.Funnel, "union_all", true),
            new("save", "save", ModuleType.Egress, "all.parquet", true),
            new("rest", "rest", ModuleType.Egress, "rest.parquet", true),
            new("raw", "raw", ModuleType.Egress, "raw.parquet", true),
            new("again", "again", ModuleType.Ingress, "all.parquet", true),
        ],
        [
            new(0, 1, "", EdgeKind.Observation),
            new(0, 2, "", EdgeKind.Rows),
            new(1, 2, "signal", EdgeKind.Signal),
            new(2, 3, "", EdgeKind.Rows),
            new(3, 4, "eu", EdgeKind.Rows),
            new(3, 5, "us", EdgeKind.Rows),
            new(3, 8, "_else_", EdgeKind.Rows),
            new(4, 6, "", EdgeKind.Rows),
            new(5, 6, "", EdgeKind.Rows),
            new(6, 7, "", EdgeKind.Rows),
            new(0, 9, "", EdgeKind.Rows),
            new(7, 10, "", EdgeKind.Order),
        ]);
}
