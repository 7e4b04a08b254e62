using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;

namespace Weir.Hosting.UserCode;

/// <summary>Where one assembly of the user's lives with what it needs. It shares Weir's own assemblies and the class library, and goes when nothing refers to it any more.</summary>
[RequiresDynamicCode(Reflection.Why), RequiresUnreferencedCode(Reflection.Why)]
internal sealed class UserLoadContext(string path) : AssemblyLoadContext(Path.GetFileName(path), isCollectible: true)
{
    private readonly AssemblyDependencyResolver? resolver = path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? new AssemblyDependencyResolver(path) : null;
    private readonly string folder = Path.GetDirectoryName(path)!;

    /// <summary>Loads from memory, so that the file can be built again while this process runs.</summary>
    public Assembly Load(byte[] image, byte[]? symbols)
    {
        using MemoryStream assembly = new(image);
        using MemoryStream? pdb = symbols is null ? null : new MemoryStream(symbols);
        return LoadFromStream(assembly, pdb);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // Types of Weir.Core must be the same on both sides.
        if (assemblyName.Name is not { } name || name.StartsWith("Weir.", StringComparison.Ordinal) && Shared(assemblyName))
        {
            return null;
        }

        string beside = Path.Combine(folder, name + ".dll");
        string? found = resolver?.ResolveAssemblyToPath(assemblyName) ?? (File.Exists(beside) ? beside : null);
        return found is null ? null : LoadFromAssemblyPath(found);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        resolver?.ResolveUnmanagedDllToPath(unmanagedDllName) is { } found ? LoadUnmanagedDllFromPath(found) : 0;

    private static bool Shared(AssemblyName name) => Default.Assemblies.Any(a => a.GetName().Name == name.Name);
}
