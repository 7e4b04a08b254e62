using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Core.Contracts;

/// <summary>The user's own classes and methods, from assemblies and single C# files beside the Blueprint.</summary>
public interface IUserCode
{
    /// <summary>Makes an object of a class; null after a finding.</summary>
    /// <typeparam name="T">What the class must be.</typeparam>
    /// <param name="named">The class path: <c>Name.Space.Class, Assembly</c>, <c>Class, file.cs</c> or <c>file.cs#Class</c>.</param>
    /// <param name="settings">What it is made with: parameters of its constructor and properties, in snake_case.</param>
    /// <param name="baseDirectory">Where paths start.</param>
    /// <param name="path">How messages call the settings.</param>
    /// <param name="bag">Hears everything that is wrong.</param>
    T? Create<T>(ScalarNode named, MappingNode? settings, string baseDirectory, string path, DiagnosticBag bag)
        where T : class;

    /// <summary>Makes a function of a method or an <see cref="IVectorFunction"/>; null after a finding.</summary>
    UserFunction? CreateFunction(UserFunctionRequest request, string baseDirectory, DiagnosticBag bag);

    /// <summary>Whether a class path names a method rather than a class; loads the code, and says nothing when it can't.</summary>
    bool IsMethod(ScalarNode named, string baseDirectory);
}
