using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Blueprints.Modules;

/// <summary>Probe: looks at rows without changing or stopping them.</summary>
public static class ProbeSpec
{
    public static Field<string> SignalId { get; } = Field.Text("id").Doc("A name for the signal; its type when left out.");

    public static Field<double> Fraction { get; } = Field.Number("fraction", 0, 1).Doc("How much of the rows to look at. An embedded engine looks at all rows in the scan it makes anyway unless this is given.");

    public static Field<string> Method { get; } = Field.Text("method").Doc("Accepted for compatibility: how another engine counts (`sample`, `spark_listener`).");

    public static Field<IReadOnlyList<string>> Columns { get; } = Field.Texts("columns", acceptSingle: true).Doc("The columns; all that fit the signal when left out.");

    public static Field<string> Column { get; } = Field.Text("column").Required().Doc("The column.");

    public static Field<long> RowLimit { get; } = Field.Integer("n", 1, 10_000).Default(10).Doc("How many rows, at most.");

    public static Field<IReadOnlyList<double>> Percentiles { get; } = Field.List("percentiles", new NumberType(0, 1))
        .Default([0.25, 0.5, 0.75]).Doc("Which percentiles, from 0 to 1; interpolated.");

    public static Field<bool> AllowSample { get; } = Field.Boolean("allow_sample").Default(false).Doc("Whether a sample may be used.");

    public static Field<SqlText> Expression { get; } = Field.Sql("expr", SqlRole.Aggregate).Required().Doc("A boolean aggregate; its verdict feeds a Regulator.", "count(*) > 0");

    public static Field<SqlText> CustomSql { get; } = Field.Sql("sql", SqlRole.Aggregate).Doc("An aggregate whose value is recorded.", "percentile(price, 0.99)");

    public static Field<SqlText> PassedWhen { get; } = Field.Sql("passed_when", SqlRole.Predicate)
        .Doc("A condition on `value`, the recorded value; its verdict feeds a Regulator.", "value < 100");

    public static Field<string> Class { get; } = Field.Text("class").Doc("A signal of your own: a C# class that implements `IProbeSignal`.", "signals.cs#Skew");

    public static Field<IReadOnlyDictionary<string, Node>> Settings { get; } = Field.Map("settings", AnyType.Instance)
        .Doc("With `class`: what it is made with, parameters of its constructor and properties, in snake_case.");

    public static IReadOnlyList<ComponentSpec> Signals { get; } =
    [
        Signal("schema_snapshot", "Names and types of the columns."),
        Signal("row_count_estimate", "The number of rows.", Fraction, Method),
        Signal("null_rates", "The share of NULLs per column.", Columns, Fraction, Method),
        Signal("sample_rows", "Some rows.", RowLimit, Columns, Method),
        Signal("value_distribution", "Minimum, maximum, mean, standard deviation, count and percentiles of numeric columns.", Columns, Percentiles, Fraction, Method),
        Signal("distinct_count", "The approximate number of distinct values per column.", Columns, Fraction, Method),
        Signal("data_freshness", "The greatest value of a column.", Column, AllowSample, Fraction, Method),
        Signal("execution_partitions", "The number of partitions of a distributed engine."),
        Signal("threshold", "A verdict over all rows.", Expression),
        Signal("custom", "An aggregate or a C# class of your own, with or without a verdict.", CustomSql, PassedWhen, Class, Settings) with { Groups = [new FieldGroup([CustomSql, Class], OneRequired: true), new FieldGroup([PassedWhen, Class], OneRequired: false)] },
    ];

    public static Field<string> SignalType { get; } = Field.Text("type").Required().Doc("What to look at.");

    public static ComponentSpec SignalSpec { get; } = new(ComponentKind.Part, "signal", "One thing to look at.", [SignalType, SignalId])
    {
        Variants = new VariantSet(SignalType, Signals),
    };

    public static Field<IReadOnlyList<Config>> SignalList { get; } = Field.List("signals", new ObjectType(SignalSpec)).Required().Doc("What to look at, at least one.");

    public static Field<string> Report { get; } = Field.Choice("report", new Choice<string>("stdout", "stdout", "print each result under the module's line")).Doc("Where to show the results, besides the history.");

    public static ComponentSpec Spec { get; } = new(ComponentKind.Module, "Probe", "Records facts about the rows that pass a module. Never changes, stops or fails a run.", [SignalList, Report])
    {
        Example = "- id: profile\n  type: Probe\n  attach_to: clean\n  config:\n    signals:\n      - { type: row_count_estimate }\n      - { type: null_rates, columns: [delay] }\n",
    };

    private static ComponentSpec Signal(string name, string summary, params Field[] fields) => new(ComponentKind.ProbeSignal, name, summary, fields);
}
