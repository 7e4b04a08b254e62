using Weir.Compiler.Capabilities;
using Weir.Core.Contracts;

namespace Weir.Compiler.Passes;

/// <summary>Asks each module's engine whether it can do what the module says: its type, operation, format, mode, keys, options.</summary>
internal sealed class CheckCapabilitiesPass : ICompilerPass
{
    public string Name => "check the engine's capabilities";

    public void Run(Compilation compilation)
    {
        foreach (ModuleDraft module in compilation.Modules)
        {
            if (compilation.Options.Engines.TryGetValue(module.EngineName, out IEngine? engine))
            {
                new CapabilityGate(compilation, engine, module).Check();
            }
        }
    }
}
