using Weir.Compiler.Settings;
using Weir.Core.Blueprints;

namespace Weir.Compiler.Passes;

/// <summary>Puts the values of <c>--set</c> into the Blueprint.</summary>
internal sealed class OverlaySettingsPass : ICompilerPass
{
    public string Name => "overlay settings";

    public void Run(Compilation compilation)
    {
        foreach (Setting setting in compilation.Options.Settings)
        {
            SettingOverlay overlay = new(setting, compilation.Diagnostics);
            Blueprint? changed = overlay.Apply(compilation.Blueprint);
            compilation.Blueprint = changed ?? compilation.Blueprint;
        }
    }
}
