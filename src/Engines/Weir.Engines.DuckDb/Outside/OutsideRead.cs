using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Engines.DuckDb.Define;

namespace Weir.Engines.DuckDb.Outside;

/// <summary>An Ingress whose format is a connector's.</summary>
internal static class OutsideRead
{
    /// <summary>Whether the module's format is a connector's.</summary>
    internal static bool Applies(ModuleScope scope) => scope.Workspace.Options.Connectors.Has(scope.Config.Get(IngressSpec.Format));

    /// <summary>The FROM item that reads the source; null after a report.</summary>
    internal static string? Find(ModuleScope scope)
    {
        EngineSessionOptions options = scope.Workspace.Options;
        ISource? source = null;
        try
        {
            source = options.Connectors.Find(scope.Config.Get(IngressSpec.Format))!.OpenSource(scope.Module, Context(options));
            Schema schema = source.DescribeAsync(scope.Cancellation).AsTask().GetAwaiter().GetResult();
            return scope.Workspace.Outside.Add(scope.Workspace.Connection, scope.Module.Id, source, schema);
        }
        catch (WeirException refusal)
        {
            source?.DisposeAsync().AsTask().GetAwaiter().GetResult();
            scope.Findings.Add(refusal.Diagnostic with { ModuleId = scope.Module.Id });
            return null;
        }
    }

    internal static ConnectorContext Context(EngineSessionOptions options) => new() { BaseDirectory = options.BaseDirectory, Redactor = options.Redactor };
}
