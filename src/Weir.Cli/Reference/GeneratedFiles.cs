using System.Diagnostics.CodeAnalysis;
using Weir.Cli.Commands;
using Weir.Coordination.Schedule;
using Weir.Hosting.Bundles;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Dialects.Flow.Specs;
using Weir.Hosting;

namespace Weir.Cli.Reference;

/// <summary>All files of the repository that are generated; a test compares them with what is committed.</summary>
internal static class GeneratedFiles
{
    private const string Folder = "docs/reference";

    /// <summary>Paths are relative to the repository.</summary>
    [RequiresUnreferencedCode("Looks for the catalogues in every project.")]
    public static IReadOnlyList<ReferencePage> All()
    {
        List<ReferencePage> pages =
        [
            CliPage.Create(),
            DiagnosticsPage.Create(),
            FunctionsPage.Create(),
            SparkSqlPage.Create(),
            EnginesPage.Create(),
            new("blueprint.md", SpecPages.Document("Blueprint", BlueprintSpec.Spec)),
            new("flow.md", SpecPages.Document("Flow", FlowSpec.Spec)),
            new("bundle.md", SpecPages.Document("Bundle", BundleSpec.Spec)),
            new("schedule.md", SpecPages.Document("Schedule", ScheduleSpec.Spec)),
            new("project.md", SpecPages.Document("Project file", ProjectSpec.Spec)),
            new("components.md", SpecPages.Components()),
            .. SpecPages.Modules(),
            .. SpecPages.Tasks(),
        ];
        return
        [
            new($"{Folder}/index.md", Index()),
            .. pages.Select(p => p with { Path = $"{Folder}/{p.Path}" }),
            new("schemas/blueprint.schema.json", SchemaCommand.Render()),
            new("schemas/flow.schema.json", SchemaCommand.Render("flow")),
            new("schemas/project.schema.json", SchemaCommand.Render("project")),
        ];
    }

    private static string Index()
    {
        Markdown page = new Markdown().Heading(1, "Reference")
            .Paragraph("Generated from the same declarations that check Blueprints and command lines; see `weir dev docs`.");
        page.Table(["page", ""],
        [
            ["[Command line](cli.md)", "commands, options, exit codes"],
            ["[Blueprint](blueprint.md)", "the keys of a Blueprint, of a module, of an edge"],
            ["[Flow](flow.md)", "the keys of a flow: jobs, steps, resources"],
            ["[Pipelines of components](components.md)", "the keys of a pipeline in HOCON, and the components that need no class"],
            ["[Bundle](bundle.md)", "the keys of a bundle's manifest"],
            ["[Schedule](schedule.md)", "the keys of a schedule's file"],
            ["[Project file](project.md)", "`weir.yml`"],
            ["[Functions](functions.md)", "`@aq.*`"],
            ["[Engines](engines.md)", "what each can, and its settings"],
            ["[Spark's SQL](spark-sql.md)", "what becomes of it on DuckDB, function by function"],
            ["[Findings](diagnostics.md)", "every error and warning"],
        ]);
        page.Heading(2, "Modules");
        page.Table(["module", ""], ModuleSpecs.All.Select(s => new[] { $"[{s.Name}](modules/{SpecPages.FileName(s)})", s.Summary }));
        page.Heading(2, "Tasks");
        page.Table(["task", ""], SpecPages.TaskSpecs().Select(s => new[] { $"[{s.Name}](tasks/{SpecPages.FileName(s)})", s.Summary }));
        return page.ToString();
    }
}
