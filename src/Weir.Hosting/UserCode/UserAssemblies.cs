using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Security.Cryptography;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Hosting.UserCode;

/// <summary>The user's assemblies of this process, each loaded once for as long as its bytes are the same. Source files are compiled; what came of it is kept under the project's <c>.weir/code</c>.</summary>
/// <param name="cacheDirectory">Where compiled source files are kept; null to compile each time.</param>
/// <param name="shown">A path as its author knows it.</param>
internal sealed class UserAssemblies(string? cacheDirectory, Func<string, string> shown)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Identity, Assembly Loaded)> byPath = new(StringComparer.Ordinal);

    /// <summary>The digest of a file's bytes.</summary>
    public static string IdentityOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    /// <summary>The assembly of a <c>.dll</c> or a <c>.cs</c>; null after a finding.</summary>
    [RequiresDynamicCode(Reflection.Why), RequiresUnreferencedCode(Reflection.Why), RequiresAssemblyFiles(Reflection.Why)]
    public Assembly? Load(string path, SourceSpan named, DiagnosticBag bag)
    {
        lock (gate)
        {
            string identity = IdentityOf(path);
            if (byPath.TryGetValue(path, out (string Identity, Assembly Loaded) known) && known.Identity == identity)
            {
                return known.Loaded;
            }

            Assembly? loaded = path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) ? Compile(path, identity, bag) : Read(path, named, bag);
            if (loaded is not null)
            {
                byPath[path] = (identity, loaded);
            }

            return loaded;
        }
    }

    [RequiresDynamicCode(Reflection.Why), RequiresUnreferencedCode(Reflection.Why), RequiresAssemblyFiles(Reflection.Why)]
    private Assembly? Read(string path, SourceSpan named, DiagnosticBag bag)
    {
        try
        {
            string symbols = Path.ChangeExtension(path, ".pdb");
            return new UserLoadContext(path).Load(File.ReadAllBytes(path), File.Exists(symbols) ? File.ReadAllBytes(symbols) : null);
        }
        catch (Exception failure) when (failure is BadImageFormatException or FileLoadException or IOException)
        {
            bag.Add(UserCodeCodes.CodeUnloadable, named, $"'{shown(path)}' can't be loaded: {failure.Message}", "Build it for .NET 10 or an earlier one, for any CPU.");
            return null;
        }
    }

    [RequiresDynamicCode(Reflection.Why), RequiresUnreferencedCode(Reflection.Why), RequiresAssemblyFiles(Reflection.Why)]
    private Assembly? Compile(string path, string identity, DiagnosticBag bag)
    {
        // The class library is part of the compiled code's meaning.
        string? kept = cacheDirectory is null ? null : Path.Combine(cacheDirectory, $"{Path.GetFileNameWithoutExtension(path)}-{identity[..16]}-{CoreVersion}.dll");
        if (kept is not null && File.Exists(kept) && TryLoad(kept, path) is { } known)
        {
            return known;
        }

        if (SourceCompiler.Compile(path, shown(path), bag) is not { } image)
        {
            return null;
        }

        if (kept is not null)
        {
            Keep(kept, image);
        }

        return new UserLoadContext(path).Load(image, null);
    }

    /// <summary>Debug symbols are in the image itself. A file that a dying process left half written does not load, and is made anew.</summary>
    [RequiresDynamicCode(Reflection.Why), RequiresUnreferencedCode(Reflection.Why), RequiresAssemblyFiles(Reflection.Why)]
    private static Assembly? TryLoad(string kept, string path)
    {
        try
        {
            return new UserLoadContext(path).Load(File.ReadAllBytes(kept), null);
        }
        catch (Exception failure) when (failure is BadImageFormatException or FileLoadException or IOException)
        {
            return null;
        }
    }

    private static void Keep(string kept, byte[] image)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            string draft = $"{kept}.{Guid.NewGuid():n}";
            File.WriteAllBytes(draft, image);
            File.Move(draft, kept, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Only speed is lost: the next run compiles again.
        }
    }

    private static string CoreVersion => typeof(Core.Components.IComponent).Module.ModuleVersionId.ToString("n")[..8];
}
