using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.DuckDb.Measures;
using Weir.Engines.DuckDb.Sql;

namespace Weir.Engines.DuckDb.Define;

/// <summary>Defines an Assert: checks its rules' SQL, and parts the rows where rules quarantine.</summary>
internal static class AssertDefiner
{
    internal static void Define(ModuleScope scope)
    {
        if (scope.SingleInput("An Assert") is not { } input)
        {
            return;
        }

        IReadOnlyList<AssertRule> rules = AssertRule.ReadAll(scope.Module);
        foreach (AssertRule rule in rules)
        {
            CheckRule(scope, input, rule.Config);
        }

        AssertRule[] rowRules = [.. rules.Where(rule => rule.MovesRows)];
        if (scope.Findings.HasErrors)
        {
            return;
        }

        if (rowRules.Length == 0)
        {
            scope.PassOn(Ports.Main, input.Relation);
            return;
        }

        string source = $"{input.Relation.Name} AS {Quote.Identifier(input.Alias)}";
        if (scope.DefinePort(Ports.Main, Kept(scope, source, rowRules), input.Relation) is not null)
        {
            scope.DefinePort(Ports.Spillway, Spilled(scope, source, input.Relation.Schema, rowRules), input.Relation);
        }
    }

    private static void CheckRule(ModuleScope scope, ModuleInput input, Config rule)
    {
        switch (rule.Variant?.Name)
        {
            case "not_null" or "null_rate":
                scope.RequireColumn(input.Relation.Schema, rule.Get(AssertSpec.Column), rule.SpanOf(AssertSpec.Column));
                break;
            case "freshness":
                RequireTime(scope, input.Relation.Schema, rule);
                break;
            case "sql":
                MeasureCheck.Aggregate(scope, input, rule.Get(AssertSpec.AggregateExpression));
                break;
            case "sql_row":
                MeasureCheck.Predicate(scope, input, rule.Get(AssertSpec.RowExpression));
                break;
            case "custom" when rule.Has(AssertSpec.Function):
                CheckCall(scope, input, rule);
                break;
            default:
                break;
        }
    }

    /// <summary>Columns and their types against the method's.</summary>
    private static void CheckCall(ModuleScope scope, ModuleInput input, Config rule)
    {
        SourceSpan span = rule.SpanOf(rule.Has(AssertSpec.Columns) ? AssertSpec.Columns : AssertSpec.Function);
        string function = AssertRule.FunctionNameOf(rule.Get(AssertSpec.Function));
        bool known = true;
        foreach (string column in rule.Get(AssertSpec.Columns))
        {
            known &= scope.RequireColumn(input.Relation.Schema, column, span);
        }

        if (known)
        {
            MeasureCheck.Call(scope, input, new RowCall(function, [.. rule.Get(AssertSpec.Columns)]), span);
        }
    }

    private static void RequireTime(ModuleScope scope, Schema schema, Config rule)
    {
        string column = rule.Get(AssertSpec.Column);
        SourceSpan span = rule.SpanOf(AssertSpec.Column);
        if (scope.RequireColumn(schema, column, span)
            && schema.Find(column)!.Type is not PrimitiveType { Kind: PrimitiveKind.Date or PrimitiveKind.TimestampTz or PrimitiveKind.TimestampNtz })
        {
            scope.Report(EngineCodes.SqlTypeMismatch, span, $"Freshness needs a date or a timestamp; '{column}' is a {schema.Find(column)!.Type}.", "Cast it in a Channel before.");
        }
    }

    /// <summary>The rows that keep all rules. With several, CASE makes sure that a later rule is not evaluated on a row that an earlier one sent away.</summary>
    private static SqlComposer Kept(ModuleScope scope, string source, AssertRule[] rules)
    {
        SqlComposer query = new SqlComposer().Add($"SELECT * FROM {source} WHERE ");
        return rules.Length == 1 ? query.Add(Holds(scope, rules[0])) : query.Add(FirstBroken(scope, rules)).Add(" IS NULL");
    }

    /// <summary>The other rows, each with the first rule it breaks; one pass.</summary>
    private static SqlComposer Spilled(ModuleScope scope, string source, Schema schema, AssertRule[] rules)
    {
        const string Number = "_weir_broken_rule";
        string Labels(Func<AssertRule, string> label) =>
            $"CASE {Number} {string.Join(' ', rules.Select((rule, i) => $"WHEN {i} THEN {Quote.Literal(label(rule))}"))} END";
        return new SqlComposer()
            .Add($"SELECT {ErrorColumns.StarWithout(schema, Number)}, {Quote.Literal(scope.Module.Id)} AS _aq_error_module, {Labels(r => r.Type)} AS _aq_error_rule, ")
            .Add($"{Labels(r => r.ErrorType)} AS {ErrorColumns.TypeColumn}, {Labels(r => r.RowMessage)} AS _aq_error_msg, ")
            .Add($"{ErrorColumns.Timestamp(scope.Workspace.Options.RunStartedAt)} AS _aq_error_ts FROM (SELECT *, ")
            .Add(FirstBroken(scope, rules)).Add($" AS {Number} FROM {source}) WHERE {Number} IS NOT NULL");
    }

    private static SqlComposer FirstBroken(ModuleScope scope, AssertRule[] rules)
    {
        SqlComposer number = new SqlComposer().Add("CASE");
        for (int i = 0; i < rules.Length; i++)
        {
            number.Add(" WHEN ").Add(Holds(scope, rules[i])).Add($" IS NOT TRUE THEN {i}");
        }

        return number.Add(" END");
    }

    private static SqlComposer Holds(ModuleScope scope, AssertRule rule) => ConditionSql.Compose(rule.KeepCondition(scope.Workspace.Options.RunStartedAt));
}
