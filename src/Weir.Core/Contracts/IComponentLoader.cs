using Weir.Core.Components;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;

namespace Weir.Core.Contracts;

/// <summary>Makes components of the classes that pipelines name.</summary>
public interface IComponentLoader
{
    /// <summary>Loads the class of a module and makes an instance with the module's settings.</summary>
    /// <param name="module">A module of type Component.</param>
    /// <param name="baseDirectory">The folder of the pipeline's file; assemblies and source files are looked for there.</param>
    /// <param name="bag">Hears everything that is wrong.</param>
    /// <returns>The component, or null after a finding.</returns>
    IComponent? Create(ManifestModule module, string baseDirectory, DiagnosticBag bag);

    /// <summary>Says which code a module would run, so that a resume can tell changed code; null when it can't be told.</summary>
    string? IdentityOf(ManifestModule module, string baseDirectory);
}
