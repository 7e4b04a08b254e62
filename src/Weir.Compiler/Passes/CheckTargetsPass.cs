using Weir.Compiler.Rules;
using Weir.Compiler.Sources;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Primitives;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>Checks that no two Egresses write to one place, and that none writes inside the folder of another or replaces a folder around a source.</summary>
internal sealed class CheckTargetsPass : ICompilerPass
{
    public string Name => "check targets";

    public void Run(Compilation compilation)
    {
        Dictionary<string, ModuleDraft> paths = new(StringComparer.Ordinal);
        Dictionary<string, ModuleDraft> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (ModuleDraft module in compilation.Modules)
        {
            if (module is { Type: ModuleType.Egress, Enabled: true, Config: { } config } && !EgressRules.IsConnector(config))
            {
                Claim(compilation, module, config, paths, names);
            }
        }

        foreach ((string path, ModuleDraft module) in paths)
        {
            CheckFolders(compilation, module, path, paths);
        }

        foreach (ModuleDraft reader in compilation.Modules)
        {
            if (reader is { Type: ModuleType.Ingress, Enabled: true, ReadableConfig: { } config } && config.NodeOf(IngressSpec.Path) is ScalarNode source)
            {
                CheckSource(compilation, reader, source, paths);
            }
        }
    }

    /// <summary>The target as it is compared: without a slash at its end.</summary>
    public static string Normalise(string path) => path.TrimEnd('/', Path.DirectorySeparatorChar);

    private static void Claim(Compilation compilation, ModuleDraft module, Config config, Dictionary<string, ModuleDraft> paths, Dictionary<string, ModuleDraft> names)
    {
        if (EgressRules.IsDepot(config))
        {
            DepotKey key = EgressRules.KeyOf(config);
            Claim(compilation, module, names, "depot key " + key, config, EgressSpec.Key);
            if (!compilation.Options.DepotNames.Contains(key.Depot))
            {
                compilation.Diagnostics.Add(
                    CompilerCodes.NoDepot, config.SpanOf(EgressSpec.Depot), $"There is no depot '{key.Depot}'.",
                    "Name it under 'stores.depots' in the project file.", module.Id);
            }
        }
        else if (config.Get(EgressSpec.Table) is { } table)
        {
            Claim(compilation, module, names, "table " + table, config, EgressSpec.Table);
        }
        else if (config.Get(EgressSpec.Path) is { } path)
        {
            Claim(compilation, module, paths, Normalise(path), config, EgressSpec.Path);
        }
    }

    private static void Claim(Compilation compilation, ModuleDraft module, Dictionary<string, ModuleDraft> claims, string key, Config config, Field<string> field)
    {
        if (!claims.TryAdd(key, module))
        {
            string shown = config.NodeOf(field) is ScalarNode node ? node.Display : key;
            compilation.Diagnostics.Add(
                CompilerCodes.SharedTarget, config.SpanOf(field), $"'{module.Id}' and '{claims[key].Id}' both write to '{shown}'.",
                "Give each its own target, or merge the rows in a Funnel and write once.", module.Id);
        }
    }

    /// <summary>A folder that is replaced as a whole takes a source inside it along. One that is read as a whole, or by a pattern over it, is read before and made anew.</summary>
    private static void CheckSource(Compilation compilation, ModuleDraft reader, ScalarNode source, Dictionary<string, ModuleDraft> targets)
    {
        string path = Normalise(SourceProbe.FixedPart(source.Text));
        for (int slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (targets.TryGetValue(path[..slash], out ModuleDraft? writer)
                && WriteModes.Of(writer.Config!) == WriteMode.Overwrite && !CheckSourcesPass.RunsBefore(compilation, writer, reader))
            {
                compilation.Diagnostics.Add(
                    CompilerCodes.SourceInTarget, writer.Config!.SpanOf(EgressSpec.Path), $"'{writer.Id}' replaces the whole folder, and with it '{source.Display}', which '{reader.Id}' reads.",
                    "Write to a folder of its own, or to a file in this one.", writer.Id);
            }
        }
    }

    private static void CheckFolders(Compilation compilation, ModuleDraft module, string path, Dictionary<string, ModuleDraft> paths)
    {
        for (int slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (paths.TryGetValue(path[..slash], out ModuleDraft? outer))
            {
                Config config = module.Config!;
                string shown = config.NodeOf(EgressSpec.Path) is ScalarNode node ? node.Display : path;
                compilation.Diagnostics.Add(
                    CompilerCodes.SharedTarget, config.SpanOf(EgressSpec.Path), $"'{module.Id}' writes to '{shown}', inside the target of '{outer.Id}'.",
                    "Give them folders beside each other.", module.Id);
                return;
            }
        }
    }
}
