using Weir.Core.Data;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Blueprints.Modules;

/// <summary>Assert: rules that rows must keep.</summary>
public static class AssertSpec
{
    public static Field<string> RuleType { get; } = Field.Text("type").Required().Doc("The rule.");

    public static Field<string> ErrorType { get; } = Field.Text("error_type").Doc("A label for the failure, for spillway edges and guards; the rule's type when left out.", "SchemaError");

    public static ChoiceType<AssertAction> ActionType { get; } = new(AssertActions.Choices);

    public static Field<AssertAction> Action { get; } = new Field<AssertAction>("action", ActionType).Required().Doc("What a broken rule does.");

    public static Field<string> Url { get; } = Field.Text("url").Doc("Action webhook: who is told.");

    public static ComponentSpec OnFailSpec { get; } = new(ComponentKind.Part, "on_fail", "What a broken rule does.", [Action, Url]);

    public static Field<Node> OnFail { get; } = Field.Either("on_fail", ActionType, new ObjectType(OnFailSpec))
        .Doc("What a broken rule does: abort, warn, webhook, quarantine or trigger_agent. Default: abort; for sql_row, quarantine.");

    public static Field<IReadOnlyDictionary<string, DataType>> Expected { get; } = Field.Map("expected", DataTypeType.Instance).Required()
        .Doc("Column to type. More columns are welcome; an integer or float may be wider than expected.");

    public static Field<long> Minimum { get; } = Field.Integer("min", 0).Required().Doc("The least number of rows.");

    public static Field<long> Maximum { get; } = Field.Integer("max", 0).Required().Doc("The greatest number of rows.");

    public static Field<string> Column { get; } = Field.Text("column").Required().Doc("The column.");

    public static Field<double> MaximumRate { get; } = Field.Number("max", 0, 1).Default(0.0).Doc("The greatest share of NULLs, from 0 to 1.");

    public static Field<double> Fraction { get; } = Field.Number("fraction", 0, 1)
        .Doc("Accepted for engines that sample; where all rows are scanned anyway the rate is exact.");

    public static Field<TimeSpan> MaximumAge { get; } = Field.Duration("max_age_hours", DurationUnit.Hours).Default(TimeSpan.FromHours(24)).Doc("How old the newest value may be, in hours.");

    public static Field<SqlText> AggregateExpression { get; } = Field.Sql("expr", SqlRole.Aggregate).Required().Doc("A boolean aggregate that must be true.", "sum(amount) > 0");

    public static Field<SqlText> RowExpression { get; } = Field.Sql("expr", SqlRole.Predicate).Required().Doc("A condition that every row must meet; a row for which it is NULL does not.", "amount > 0");

    public static Field<double> MinimumPassRate { get; } = Field.Number("min_pass_rate", 0, 1).Doc("The least share of rows that must pass; below it the run fails whatever `on_fail` says.");

    public static Field<double> MaximumSpillRate { get; } = Field.Number("max", 0, 1).Default(1.0).Doc("The greatest share of rows that this Assert may quarantine.");

    public static Field<string> Function { get; } = Field.Text("fn")
        .Doc("A rule over rows of your own: a public static C# method that gives true for a row that keeps it.", "checks.cs#Checks.IsIsbn");

    public static Field<IReadOnlyList<string>> Columns { get; } = Field.Texts("columns", acceptSingle: true)
        .Doc("With `fn`: the columns that the method gets, in order; those named as its parameters when left out.");

    public static Field<string> Class { get; } = Field.Text("class").Doc("A rule over all rows of your own: a C# class that implements `IQualityRule`.", "checks.cs#MedianPrice");

    public static Field<IReadOnlyDictionary<string, Node>> Settings { get; } = Field.Map("settings", AnyType.Instance)
        .Doc("With `class`: what it is made with, parameters of its constructor and properties, in snake_case.");

    public static IReadOnlyList<ComponentSpec> Rules { get; } =
    [
        Rule("schema_match", "Columns have the expected types. Reads no rows.", Expected),
        Rule("min_rows", "There are at least so many rows.", Minimum),
        Rule("max_rows", "There are at most so many rows.", Maximum),
        Rule("freshness", "The newest value of a date or timestamp column is not too old. With quarantine: each row's value.", Column, MaximumAge),
        Rule("sql", "An aggregate over all rows is true.", AggregateExpression),
        Rule("not_null", "A column has no NULL. With quarantine: such rows leave.", Column),
        Rule("null_rate", "A column has few NULLs.", Column, MaximumRate, Fraction),
        Rule("sql_row", "Every row meets a condition. By default rows that don't leave through the spillway.", RowExpression, MinimumPassRate),
        Rule("custom", "A rule written in C#.", Function, Columns, MinimumPassRate, Class, Settings) with { Groups = [new FieldGroup([Function, Class], OneRequired: true)] },
        Rule("spillway_rate", "Few rows were quarantined by this Assert. Judged last.", MaximumSpillRate),
    ];

    public static ComponentSpec RuleSpec { get; } = new(ComponentKind.Part, "rule", "A rule.", [RuleType, OnFail, ErrorType])
    {
        Variants = new VariantSet(RuleType, Rules),
    };

    public static Field<IReadOnlyList<Config>> RuleList { get; } = Field.List("rules", new ObjectType(RuleSpec)).Required().Doc("The rules, at least one. Row rules are applied in this order, each to the rows that passed those before.");

    public static ComponentSpec Spec { get; } = new(ComponentKind.Module, "Assert", "Checks rules on the rows that pass; stops the run, warns, or moves bad rows to the spillway.", [RuleList])
    {
        Example = "- id: gate\n  type: Assert\n  config:\n    rules:\n      - { type: min_rows, min: 1 }\n      - { type: sql_row, expr: amount > 0, on_fail: quarantine }\n",
    };

    private static ComponentSpec Rule(string name, string summary, params Field[] fields) => new(ComponentKind.AssertRule, name, summary, fields);
}
