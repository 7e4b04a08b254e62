using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Weir.Core.Primitives;

/// <summary>Whether this process can load and compile code: a native image has all of its code in it and can't.</summary>
public static class DynamicCode
{
    /// <summary>False in a native image; what stands behind it is left out of the image.</summary>
    [FeatureGuard(typeof(RequiresDynamicCodeAttribute))]
    [FeatureGuard(typeof(RequiresUnreferencedCodeAttribute))]
    [FeatureGuard(typeof(RequiresAssemblyFilesAttribute))]
    [UnconditionalSuppressMessage("Trimming", "IL4000", Justification = "An image that is not trimmed can load code; one that is can't, for it is native.")]
    public static bool IsSupported => RuntimeFeature.IsDynamicCodeSupported;
}
