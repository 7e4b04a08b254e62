using Weir.Core.Diagnostics;

namespace Weir.Compiler.Lint;

/// <summary>Findings of <c>weir lint</c>: what runs, and should be looked at all the same.</summary>
public static class LintCodes
{
    public static DiagnosticCode DeadEnd { get; } = new(
        "WEIR4501", "lint-dead-end", Severity.Warning, Fault.Author, "Nothing reads what a module makes, so it is never computed. Write it, or take the module out.");

    public static DiagnosticCode Label { get; } = new(
        "WEIR4502", "lint-label", Severity.Warning, Fault.Author, "A label is empty or repeats the id, so that it tells a reader nothing.");

    public static DiagnosticCode JoinWithoutCondition { get; } = new(
        "WEIR4503", "lint-join-without-condition", Severity.Warning, Fault.Author, "A JOIN has neither ON nor USING: every row meets every row. Write CROSS JOIN where that is meant.");

    public static DiagnosticCode SelectStar { get; } = new(
        "WEIR4504", "lint-select-star", Severity.Warning, Fault.Author, "A query takes all columns, whatever they are, and an Egress writes them: a new column upstream changes the target. Name the columns.");

    public static DiagnosticCode SameRelationTwice { get; } = new(
        "WEIR4505", "lint-same-relation-twice", Severity.Warning, Fault.Author, "A query joins a relation with itself without giving each its own alias, so that column names are ambiguous.");

    public static DiagnosticCode UnusedContext { get; } = new(
        "WEIR4506", "lint-unused-context", Severity.Warning, Fault.Author, "Nothing in the Blueprint refers to a context value. Take it out, or use it.");

    public static DiagnosticCode UnusedMacro { get; } = new(
        "WEIR4507", "lint-unused-macro", Severity.Warning, Fault.Author, "Nothing in the Blueprint uses a macro. Take it out, or use it.");

    public static IReadOnlyList<DiagnosticCode> All { get; } = [DeadEnd, Label, JoinWithoutCondition, SelectStar, SameRelationTwice, UnusedContext, UnusedMacro];
}
