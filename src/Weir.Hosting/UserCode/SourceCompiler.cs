using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Weir.Core.Components;
using Weir.Core.Diagnostics;
using SourceText = Weir.Core.Text.SourceText;

namespace Weir.Hosting.UserCode;

/// <summary>Compiles one C# file in this process. The compiler is loaded by the first call only.</summary>
[RequiresDynamicCode(Reflection.Why), RequiresUnreferencedCode(Reflection.Why)]
internal static class SourceCompiler
{
    private const string Usings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks; "
        + "global using Weir.Core.Components; global using Weir.Core.Contracts; global using Weir.Core.Data;";

    /// <summary>The assembly's bytes, with debug symbols in them; null when the file does not compile, then the bag has the compiler's errors.</summary>
    [RequiresAssemblyFiles(Reflection.Why)]
    public static byte[]? Compile(string path, string shown, DiagnosticBag bag)
    {
        string text = File.ReadAllText(path);
        CSharpParseOptions parse = new(LanguageVersion.Latest);
        SyntaxTree own = CSharpSyntaxTree.ParseText(Microsoft.CodeAnalysis.Text.SourceText.From(text, Encoding.UTF8), parse, path);
        CSharpCompilation compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path) + ".code",
            [own, CSharpSyntaxTree.ParseText(Usings, parse, "usings.cs", Encoding.UTF8)],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable, deterministic: true));
        using MemoryStream image = new();
        EmitResult result = compilation.Emit(image, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        if (result.Success)
        {
            return image.ToArray();
        }

        SourceText source = new(shown, text);
        foreach (Microsoft.CodeAnalysis.Diagnostic error in result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
        {
            TextSpan span = error.Location.SourceSpan;
            bag.Add(
                UserCodeCodes.CodeInvalid, new Core.Text.SourceSpan(source, span.Start, Math.Max(span.Length, 1)),
                $"{error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        }

        return null;
    }

    /// <summary>The class library, and what of Weir its users may use.</summary>
    [RequiresAssemblyFiles(Reflection.Why)]
    private static List<MetadataReference> References()
    {
        List<MetadataReference> references = [MetadataReference.CreateFromFile(typeof(IComponent).Assembly.Location)];
        foreach (string file in ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            string name = Path.GetFileName(file);
            if (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll" or "Microsoft.CSharp.dll" or "Microsoft.Win32.Primitives.dll")
            {
                references.Add(MetadataReference.CreateFromFile(file));
            }
        }

        return references;
    }
}
