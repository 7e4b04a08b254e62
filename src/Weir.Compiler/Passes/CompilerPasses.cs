namespace Weir.Compiler.Passes;

/// <summary>The compiler's table of contents.</summary>
internal static class CompilerPasses
{
    public static IReadOnlyList<ICompilerPass> All { get; } =
    [
        // Values
        new OverlaySettingsPass(),
        new ResolveContextPass(),
        new LoadModulesPass(),
        new AddSpillwayEdgesPass(),
        new ExpandArcadesPass(),
        new SubstitutePass(),
        new AnchorPathsPass(),

        // Modules
        new InferFormatsPass(),
        new CheckConfigPass(),
        new LoadUserPartsPass(),
        new DecideEnabledPass(),
        new ResolveRetriesPass(),
        new ResolveGuardsPass(),
        new ResolveHooksPass(),

        // Edges
        new CheckEdgesPass(),
        new CheckAttachmentsPass(),
        new CheckPortsPass(),
        new RemovePassiveRegulatorsPass(),
        new CheckInputsPass(),
        new CheckQuarantinePass(),
        new CheckCyclesPass(),
        new OrderModulesPass(),
        new CascadeDisabledPass(),
        new CheckTasksPass(),

        // The world around
        new ResolveEnginesPass(),
        new LoadUserFunctionsPass(),
        new TranslateSqlPass(),
        new CheckCapabilitiesPass(),
        new CheckTargetsPass(),
        new CheckSourcesPass(),

        // The result
        new BuildManifestPass(),
    ];
}
