using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Dialects.Components.Specs;

namespace Weir.Dialects.Components.BuiltIns;

/// <summary>The components that need no class.</summary>
internal static class BuiltInCatalogue
{
    private const string OriginalPackage = "pyspark_pipeline_framework.";
    private const string OwnPackage = "Weir.";

    public static IReadOnlyList<BuiltIn> All { get; } =
    [
        Reader("ReadCsv", "csv", "Reads CSV.", BuiltInFields.Header, BuiltInFields.InferSchema),
        Reader("ReadParquet", "parquet", "Reads Parquet."),
        Reader("ReadJson", "json", "Reads JSON, one document to a line or an array."),
        new BuiltIn(Spec("ReadTable", "Reads a table.", BuiltInFields.TableName, BuiltInFields.OutputView, BuiltInFields.Filter), ComponentRole.Source, ModuleType.Ingress)
        {
            Moves = [(BuiltInFields.TableName, IngressSpec.Table), (BuiltInFields.Filter, IngressSpec.PartitionFilters)],
        },
        new BuiltIn(Spec("SqlSource", "Reads what a query gives that needs no view.", BuiltInFields.Query, BuiltInFields.OutputView), ComponentRole.Source, ModuleType.Ingress)
        {
            Moves = [(BuiltInFields.Query, IngressSpec.Query)],
        },
        new BuiltIn(Spec("SqlTransform", "Runs a query over views.", BuiltInFields.Query, BuiltInFields.OutputView), ComponentRole.Transformation, ModuleType.Channel)
        {
            Moves = [(BuiltInFields.Query, ChannelSpec.Query)],
            Constants = [(ChannelSpec.Op, "sql", ScalarKind.Text)],
        },
        Writer("WriteCsv", "csv", "Writes CSV.", (BuiltInFields.Header, EgressSpec.Header)),
        Writer("WriteParquet", "parquet", "Writes Parquet."),
        Writer("WriteJson", "json", "Writes JSON, one document to a line."),
        new BuiltIn(
            Spec("WriteTable", "Writes a table.", BuiltInFields.InputView, BuiltInFields.OutputTable, BuiltInFields.Mode, BuiltInFields.PartitionBy), ComponentRole.Sink, ModuleType.Egress)
        {
            Moves = [(BuiltInFields.OutputTable, EgressSpec.Table), (BuiltInFields.Mode, EgressSpec.Mode), (BuiltInFields.PartitionBy, EgressSpec.PartitionBy)],
            Constants = [(EgressSpec.Mode, "overwrite", ScalarKind.Text)],
        },
    ];

    /// <summary>The built-in that a class path names: bare, as <c>Weir.Name</c>, or by its place in the package that these files come from.</summary>
    public static BuiltIn? Find(string classPath)
    {
        string name = classPath.StartsWith(OwnPackage, StringComparison.Ordinal) ? classPath[OwnPackage.Length..]
            : classPath.StartsWith(OriginalPackage, StringComparison.Ordinal) ? classPath[(classPath.LastIndexOf('.') + 1)..]
            : classPath;
        return All.FirstOrDefault(b => b.Spec.Name == name);
    }

    private static BuiltIn Reader(string name, string format, string summary, params Field[] more) =>
        new(Spec(name, summary, [BuiltInFields.SourcePath, BuiltInFields.OutputView, .. more, BuiltInFields.Options]), ComponentRole.Source, ModuleType.Ingress)
        {
            Moves =
            [
                (BuiltInFields.SourcePath, IngressSpec.Path), (BuiltInFields.Options, IngressSpec.Options),
                (BuiltInFields.Header, IngressSpec.Header), (BuiltInFields.InferSchema, IngressSpec.InferSchema),
            ],
            Constants = more.Length == 0
                ? [(IngressSpec.Format, format, ScalarKind.Text)]
                : [(IngressSpec.Format, format, ScalarKind.Text), (IngressSpec.Header, "true", ScalarKind.Boolean)],
        };

    private static BuiltIn Writer(string name, string format, string summary, params (Field From, Field To)[] more) =>
        new(
            Spec(name, summary, [BuiltInFields.InputView, BuiltInFields.TargetPath, BuiltInFields.Mode, .. more.Select(m => m.From), BuiltInFields.PartitionBy, BuiltInFields.Options]),
            ComponentRole.Sink, ModuleType.Egress)
        {
            Moves =
            [
                (BuiltInFields.TargetPath, EgressSpec.Path), (BuiltInFields.Mode, EgressSpec.Mode), (BuiltInFields.PartitionBy, EgressSpec.PartitionBy),
                (BuiltInFields.Options, EgressSpec.Options), .. more,
            ],
            Constants = [(EgressSpec.Format, format, ScalarKind.Text), (EgressSpec.Mode, "overwrite", ScalarKind.Text)],
        };

    private static ComponentSpec Spec(string name, string summary, params Field[] fields) => new(ComponentKind.Part, name, summary, fields);
}
