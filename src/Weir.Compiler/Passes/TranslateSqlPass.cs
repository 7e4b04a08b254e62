using Weir.Compiler.Sql;
using Weir.Core.Contracts;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Compiler.Passes;

/// <summary>
/// Translates the SQL of modules on engines that ask for it (their settings have <c>sql_dialect</c>). What runs is the translation; what is shown and
/// fingerprinted stays the author's.
/// </summary>
internal sealed class TranslateSqlPass : ICompilerPass
{
    public string Name => "translate SQL";

    public void Run(Compilation compilation)
    {
        Dictionary<string, SqlFieldTranslator?> byEngine = new(StringComparer.Ordinal);
        foreach (ModuleDraft module in compilation.Modules)
        {
            if (module.Config is not { } config)
            {
                continue;
            }

            if (!byEngine.TryGetValue(module.EngineName, out SqlFieldTranslator? translator))
            {
                translator = TranslatorFor(compilation, module.EngineName);
                byEngine.Add(module.EngineName, translator);
            }

            if (translator?.Translate(config.Spec, module.Node, module.Id) is { } translated && !ReferenceEquals(translated, module.Node))
            {
                module.Node = translated;
                module.Config = new Config(config.Spec, translated);
            }
        }
    }

    /// <summary>The translator of an engine's modules; null when it takes the author's SQL as it is.</summary>
    private static SqlFieldTranslator? TranslatorFor(Compilation compilation, string name)
    {
        if (!compilation.Options.Engines.TryGetValue(name, out IEngine? engine) || !engine.Settings.Fields.Contains(SqlSettings.Dialect))
        {
            return null;
        }

        MappingNode settings = compilation.EngineSettings[name] as MappingNode ?? MappingNode.Empty;
        if (!Reads(settings, SqlSettings.Dialect, out SqlDialect dialect) || !Reads(settings, SqlSettings.Ansi, out bool ansi) || dialect == SqlDialect.DuckDb)
        {
            return null;
        }

        return new SqlFieldTranslator(compilation, new SqlTranslator(dialect, ansi, UserFunctions(compilation)));
    }

    /// <summary>Reads a setting; false for a value that another pass has refused already.</summary>
    private static bool Reads<T>(MappingNode settings, Field<T> field, out T value)
    {
        value = field.DefaultValue!;
        Node? node = FieldLookup.NodeOf(settings, field);
        return node is null or ScalarNode { IsNull: true } || field.ValueType.TryRead(node, new SpecReader([]), out value!);
    }

    private static HashSet<string> UserFunctions(Compilation compilation)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        if (compilation.Blueprint.UserFunctions is { } functions)
        {
            foreach (Node item in functions.Items)
            {
                if (item is MappingNode function && (function["id"] ?? function["name"]) is ScalarNode name)
                {
                    names.Add(name.Text);
                }
            }
        }

        return names;
    }
}
