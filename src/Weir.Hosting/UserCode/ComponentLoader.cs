using Weir.Core.Blueprints.Modules;
using Weir.Core.Components;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Primitives;
using Weir.Core.Text;
using Weir.Hosting.UserCode.Functions;

namespace Weir.Hosting.UserCode;

/// <summary>Makes components, and other parts of the user's, of classes in assemblies and source files beside the pipeline.</summary>
internal sealed class ComponentLoader(UserAssemblies assemblies) : IComponentLoader, IUserCode
{
    // They say how components hang together; a class that wants to know has such a property.
    private static readonly string[] Views = ["input_view", "input_views", "output_view"];

    public IComponent? Create(ManifestModule module, string baseDirectory, DiagnosticBag bag) =>
        Create<IComponent>((ScalarNode)module.Config.NodeOf(ComponentModuleSpec.Class)!, module.Config.NodeOf(ComponentModuleSpec.Settings) as MappingNode, baseDirectory, "config", bag);

    /// <summary>Makes an object of a class of the user's; null after a finding.</summary>
    /// <typeparam name="T">What the class must be.</typeparam>
    /// <param name="named">The class path.</param>
    /// <param name="settings">What it is made with.</param>
    /// <param name="baseDirectory">Where to look.</param>
    /// <param name="path">How messages call the settings.</param>
    /// <param name="bag">Hears everything that is wrong.</param>
    public T? Create<T>(ScalarNode named, MappingNode? settings, string baseDirectory, string path, DiagnosticBag bag)
        where T : class
    {
        if (ClassReference.Parse(named) is not { } reference)
        {
            bag.Add(UserCodeCodes.CodeNotFound, named.Span, $"'{named.Display}' names no assembly and no source file.", ClassReference.Form);
            return null;
        }

        if (CodeFinder.Find(reference, baseDirectory) is not { } file)
        {
            bag.Add(UserCodeCodes.CodeNotFound, named.Span, $"There is no '{reference.Code}' for the class '{reference.ClassName}'.", CodeFinder.Places(reference));
            return null;
        }

        if (!DynamicCode.IsSupported)
        {
            throw new DynamicCodeException();
        }

        return assemblies.Load(file, named.Span, bag) is { } assembly && UserClass.Find(assembly, reference, typeof(T), bag) is { } type
            ? (T?)new SettingBinder(bag, Views).Make(type, settings ?? new MappingNode([], named.Span), path)
            : null;
    }

    public UserFunction? CreateFunction(UserFunctionRequest request, string baseDirectory, DiagnosticBag bag)
    {
        if (!DynamicCode.IsSupported)
        {
            throw new DynamicCodeException();
        }

        return new FunctionLoader(assemblies, request, baseDirectory, bag).Load();
    }

    public bool IsMethod(ScalarNode named, string baseDirectory)
    {
        if (!DynamicCode.IsSupported)
        {
            throw new DynamicCodeException();
        }

        return FunctionLoader.Split(named) is { } reference && CodeFinder.Find(reference, baseDirectory) is { } file
            && assemblies.Load(file, named.Span, []) is { } assembly && FunctionLoader.IsMethod(assembly, reference);
    }

    public string? IdentityOf(ManifestModule module, string baseDirectory) =>
        module.Config.NodeOf(ComponentModuleSpec.Class) is ScalarNode named && ClassReference.Parse(named) is { } reference && CodeFinder.Find(reference, baseDirectory) is { } file
            ? UserAssemblies.IdentityOf(file)
            : null;
}
