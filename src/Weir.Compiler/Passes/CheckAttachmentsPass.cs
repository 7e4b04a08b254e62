using Weir.Core.Blueprints;
using Weir.Core.Diagnostics;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Checks <c>attach_to</c> of Probes and <c>depends_on</c> of all modules.</summary>
internal sealed class CheckAttachmentsPass : ICompilerPass
{
    public string Name => "check attach_to and depends_on";

    public void Run(Compilation compilation)
    {
        foreach (ModuleDraft module in compilation.Modules)
        {
            CheckAttachment(compilation, module);
            module.DependsOn.RemoveAll(d => !IsModule(compilation, module, d, "depends_on"));
        }
    }

    private static void CheckAttachment(Compilation compilation, ModuleDraft module)
    {
        if (module.Type != ModuleType.Probe)
        {
            if (module.AttachTo is { } stray)
            {
                Report(
                    compilation, module, stray.Span, $"Only a Probe has 'attach_to', but '{module.Id}' is of type {module.Type}.",
                    "Connect it with an edge.");
                module.AttachTo = null;
            }

            return;
        }

        if (module.AttachTo is not { } attach)
        {
            Report(
                compilation, module, module.Span, $"The Probe '{module.Id}' is attached to nothing.",
                "Name the module whose rows it looks at: 'attach_to: ...'.");
            return;
        }

        if (!IsModule(compilation, module, attach, "attach_to"))
        {
            module.AttachTo = null;
            return;
        }

        ModuleType type = compilation.ById[attach.Id].Type;
        if (type is ModuleType.Probe or ModuleType.Egress or ModuleType.Junction)
        {
            Report(
                compilation, module, attach.Span, $"The Probe '{module.Id}' can't be attached to '{attach.Id}', which has no main output.",
                type == ModuleType.Junction ? "Attach it to the Junction's upstream, or to what reads the branch." : "Attach it to the module whose rows it should look at.");
            module.AttachTo = null;
        }
    }

    private static bool IsModule(Compilation compilation, ModuleDraft module, Reference reference, string key)
    {
        if (reference.Id == module.Id)
        {
            compilation.Diagnostics.Add(CompilerCodes.SelfEdge, reference.Span, $"'{module.Id}' names itself in '{key}'.", "Remove it.", module.Id);
            return false;
        }

        if (compilation.ById.ContainsKey(reference.Id))
        {
            return true;
        }

        if (compilation.Blueprint.UnreadModules.Contains(reference.Id))
        {
            return false;
        }

        compilation.Diagnostics.Add(
            CompilerCodes.UnknownModule, reference.Span, $"'{key}' of '{module.Id}' names '{reference.Id}', which is no module.", Suggestion.Hint(reference.Id, compilation.ById.Keys), module.Id);
        return false;
    }

    private static void Report(Compilation compilation, ModuleDraft module, SourceSpan span, string message, string hint) =>
        compilation.Diagnostics.Add(CompilerCodes.Attachment, span, message, hint, module.Id);
}
