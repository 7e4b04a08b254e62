using Weir.Compiler.Functions;

namespace Weir.Cli.Reference;

/// <summary>The page of the functions that Blueprints may call.</summary>
internal static class FunctionsPage
{
    public static ReferencePage Create()
    {
        Markdown page = new Markdown().Heading(1, "Functions")
            .Paragraph("Any value of a Blueprint may call these. They are evaluated once, when the Blueprint is compiled.");
        page.Table(["call", "other names", "gives"], FunctionReference.All.Select(f => new[]
        {
            Markdown.Quote(f.Usage), string.Join(", ", f.Aliases.Select(a => $"`@aq.{a}`")), f.Summary,
        }));
        return new ReferencePage("functions.md", page.ToString());
    }
}
