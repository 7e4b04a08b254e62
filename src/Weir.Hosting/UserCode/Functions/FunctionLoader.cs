using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Hosting.UserCode.Functions;

/// <summary>Takes a request to the code that it names, and makes a function of it.</summary>
[RequiresDynamicCode(Reflection.Why), RequiresUnreferencedCode(Reflection.Why)]
internal sealed class FunctionLoader(UserAssemblies assemblies, UserFunctionRequest request, string baseDirectory, DiagnosticBag bag)
{
    /// <summary>The function; null after a finding.</summary>
    [RequiresAssemblyFiles(Reflection.Why)]
    public UserFunction? Load()
    {
        if (Split(request.Code) is not { } reference)
        {
            bag.Add(UserCodeCodes.CodeNotFound, request.Code.Span, $"'{request.Code.Display}' names no assembly and no source file.", "Write 'functions.cs', or 'functions.cs#Class.Method'.");
            return null;
        }

        if (CodeFinder.Find(reference, baseDirectory) is not { } file)
        {
            bag.Add(UserCodeCodes.CodeNotFound, request.Code.Span, $"There is no '{reference.Code}' for the function '{request.Name}'.", CodeFinder.Places(reference));
            return null;
        }

        if (assemblies.Load(file, request.Code.Span, bag) is not { } assembly)
        {
            return null;
        }

        FunctionFactory factory = new(request, UserAssemblies.IdentityOf(file), bag);
        (string? className, string? methodName) = Wanted(assembly, reference);
        if (TypesOf(assembly, className, reference) is not { } types)
        {
            return null;
        }

        if (methodName is null && types.Length == 1 && MethodFinder.IsVectorClass(types[0]))
        {
            return Make(types[0]) is IVectorFunction vector ? factory.Of(vector) : null;
        }

        SourceSpan place = (request.Method ?? request.Class ?? request.Code).Span;
        if (MethodFinder.Find(types, methodName ?? request.Name, place, bag) is not { } method)
        {
            return null;
        }

        object? target = method.IsStatic ? null : Make(method.DeclaringType!);
        return method.IsStatic || target is not null ? factory.Of(method, target) : null;
    }

    /// <summary>The code and what follows '#' in it; null when there is no code.</summary>
    public static ClassReference? Split(ScalarNode named)
    {
        int mark = named.Text.IndexOf('#', StringComparison.Ordinal);
        string code = (mark < 0 ? named.Text : named.Text[..mark]).Trim();
        return code.Length == 0 ? null : new ClassReference(mark < 0 ? "" : named.Text[(mark + 1)..].Trim(), code, named);
    }

    /// <summary>Whether what follows '#' is a method: there is no such class, and there is such a method.</summary>
    public static bool IsMethod(Assembly assembly, ClassReference reference)
    {
        Type[] types = Exported(assembly);
        if (types.Any(t => t.FullName == reference.ClassName || t.Name == reference.ClassName))
        {
            return false;
        }

        (string? className, string method) = Parted(reference.ClassName);
        return types.Any(t => (className is null || t.FullName == className || t.Name == className) && t.GetMethods().Any(m => SnakeCase.Of(m.Name) == SnakeCase.Of(method)));
    }

    private (string? Class, string? Method) Wanted(Assembly assembly, ClassReference reference)
    {
        if (reference.ClassName.Length == 0)
        {
            return (request.Class?.Text, request.Method?.Text);
        }

        if (Exported(assembly).Any(t => t.FullName == reference.ClassName || t.Name == reference.ClassName))
        {
            return (reference.ClassName, request.Method?.Text);
        }

        (string? className, string method) = Parted(reference.ClassName);
        return (className ?? request.Class?.Text, method);
    }

    private static (string? Class, string Method) Parted(string path)
    {
        int dot = path.LastIndexOf('.');
        return dot < 0 ? (null, path) : (path[..dot], path[(dot + 1)..]);
    }

    private Type[]? TypesOf(Assembly assembly, string? className, ClassReference reference)
    {
        if (className is null)
        {
            return Exported(assembly);
        }

        ClassReference wanted = reference with { ClassName = className, Node = request.Class ?? reference.Node };
        return UserClass.Find(assembly, wanted, bag) is { } type ? [type] : null;
    }

    private static Type[] Exported(Assembly assembly)
    {
        try
        {
            return assembly.GetExportedTypes();
        }
        catch (Exception failure) when (failure is ReflectionTypeLoadException or FileNotFoundException or TypeLoadException)
        {
            return [];
        }
    }

    private object? Make(Type type) => new SettingBinder(bag).Make(type, request.Settings ?? new MappingNode([], request.Span), "params");
}
