using Weir.Core.Manifests;

namespace Weir.Compiler.Plans;

/// <summary>A module that does work when its turn comes, beside those that are only queries and become part of its own.</summary>
/// <param name="Module">The module.</param>
/// <param name="Fused">The modules that it is one query with, in their order.</param>
/// <param name="Handovers">The handovers that are made before it, because it reads them first.</param>
public sealed record WorkStep(ManifestModule Module, IReadOnlyList<string> Fused, IReadOnlyList<Handover> Handovers);
