namespace Weir.Compiler.Passes;

/// <summary>One step of the compilation: reads and changes the <see cref="Compilation"/>, reports what is wrong, never throws for it.</summary>
internal interface ICompilerPass
{
    /// <summary>What it does, in words.</summary>
    string Name { get; }

    void Run(Compilation compilation);
}
