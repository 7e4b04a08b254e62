using System.Security.Cryptography;
using System.Text;
using Weir.Core.Contracts;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Core.Blueprints.Modules;

/// <summary>A rule of an Assert, read once, so that compiler, engine and runner agree on what it does.</summary>
/// <param name="Index">Its place in the list, from 0.</param>
/// <param name="Config">Its configuration; read the variant's fields from here.</param>
/// <param name="Type">Its type: <c>min_rows</c>, <c>sql_row</c>, ...</param>
/// <param name="Action">What happens when it is broken: as written, else quarantine for <c>sql_row</c> and <c>custom</c> over rows, abort for the others.</param>
/// <param name="Url">Who is told (action webhook); null when the author gave none.</param>
public sealed record AssertRule(int Index, Config Config, string Type, AssertAction Action, string? Url)
{
    /// <summary>The label of a failure: as written, else the rule's type.</summary>
    public string ErrorType => Config.Get(AssertSpec.ErrorType) ?? Type;

    /// <summary>The author's own object that judges all rows (<c>custom</c> with a class); null for other rules.</summary>
    public IQualityRule? Own { get; init; }

    /// <summary>True for the rules that judge single rows, and so can quarantine them.</summary>
    public bool JudgesRows => Type is "sql_row" or "not_null" or "freshness" || IsOwnFunction;

    /// <summary>True for a method of the author's over single rows.</summary>
    public bool IsOwnFunction => Type == "custom" && Config.Has(AssertSpec.Function);

    /// <summary>True when rows that break it leave through the spillway.</summary>
    public bool MovesRows => Action == AssertAction.Quarantine && JudgesRows;

    /// <summary>The rules of an Assert, in the author's order.</summary>
    public static IReadOnlyList<AssertRule> ReadAll(ManifestModule module) =>
        module.Parts.IsEmpty ? ReadAll(module.Config) : [.. ReadAll(module.Config).Select(r => module.Parts.TryGetValue(r.Index, out object? own) ? r with { Own = own as IQualityRule } : r)];

    /// <summary>How SQL calls the method of a <c>custom</c> rule: made of what <c>fn</c> says.</summary>
    public static string FunctionNameOf(string fn)
    {
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fn)));
        return $"weir_rule_{digest[..16]}";
    }

    /// <summary>The rules of an Assert's checked configuration, in the author's order.</summary>
    public static IReadOnlyList<AssertRule> ReadAll(Config config) => [.. config.Get(AssertSpec.RuleList)!.Select(Read)];

    /// <summary>What a row must meet to keep a rule that judges single rows (<c>sql_row</c>, <c>not_null</c>, <c>freshness</c>).</summary>
    /// <param name="now">The "now" of freshness: when the run began.</param>
    public RowCondition KeepCondition(DateTimeOffset now) => Type switch
    {
        "sql_row" => new RowCondition(Config.Get(AssertSpec.RowExpression), null, null, Holds: true),
        "not_null" => new RowCondition(null, Config.Get(AssertSpec.Column), null, Holds: true),
        "freshness" => new RowCondition(null, Config.Get(AssertSpec.Column), now - Config.Get(AssertSpec.MaximumAge), Holds: true),
        "custom" => new RowCondition(null, null, null, Holds: true) { Call = new RowCall(FunctionNameOf(Config.Get(AssertSpec.Function)), [.. Config.Get(AssertSpec.Columns)]) },
        _ => throw new InvalidOperationException($"Rule {Type} does not judge single rows."),
    };

    /// <summary>What a quarantined row says of itself in <c>_aq_error_msg</c>.</summary>
    public string RowMessage => Type switch
    {
        "sql_row" => $"failed: {Config.Get(AssertSpec.RowExpression)}",
        "not_null" => $"column '{Config.Get(AssertSpec.Column)}' contains null",
        "freshness" => $"column '{Config.Get(AssertSpec.Column)}' failed freshness check",
        "custom" => $"failed: {Config.Get(AssertSpec.Function)}",
        _ => $"failed: {Type}",
    };

    private static AssertRule Read(Config config, int index)
    {
        string type = config.Get(AssertSpec.RuleType);
        AssertAction standard = type is "sql_row" || (type == "custom" && config.Has(AssertSpec.Function)) ? AssertAction.Quarantine : AssertAction.Abort;
        return config.NodeOf(AssertSpec.OnFail) switch
        {
            MappingNode mapping => ReadOnFail(new Config(AssertSpec.OnFailSpec, mapping)),
            ScalarNode scalar => new AssertRule(index, config, type, ActionOf(scalar, standard), null),
            _ => new AssertRule(index, config, type, standard, null),
        };

        AssertRule ReadOnFail(Config onFail) => new(index, config, type, onFail.Get(AssertSpec.Action), onFail.Get(AssertSpec.Url));
    }

    private static AssertAction ActionOf(ScalarNode scalar, AssertAction standard)
    {
        foreach (Choice<AssertAction> choice in AssertActions.Choices)
        {
            if (choice.Matches(scalar.Text))
            {
                return choice.Value;
            }
        }

        return standard;
    }
}
