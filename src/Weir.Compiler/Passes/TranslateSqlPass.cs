using Weir.Compiler.Sql;
using Weir.Compiler.Sql.ToSpark;
using Weir.Core.Contracts;
using Weir.Core.Primitives;
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
        Dictionary<string, ISqlTranslator?> byEngine = new(StringComparer.Ordinal);
        foreach (ModuleDraft module in compilation.Modules)
        {
            if (module.Config is null)
            {
                continue;
            }

            if (!byEngine.TryGetValue(module.EngineName, out ISqlTranslator? translator))
            {
                translator = TranslatorFor(compilation, module.EngineName);
                byEngine.Add(module.EngineName, translator);
            }

            if (translator is not null)
            {
                Translate(compilation, module, translator);
            }
        }
    }

    /// <summary>Translates what can be before the columns are known, and leaves the rest for when they are.</summary>
    private static void Translate(Compilation compilation, ModuleDraft module, ISqlTranslator translator)
    {
        ComponentSpec spec = module.Config!.Spec;
        MappingNode authored = module.Node;
        SecretRedactor redactor = compilation.Options.Redactor;
        SqlFieldTranslator fields = new(translator, columns: null, compilation.Diagnostics, redactor);
        MappingNode translated = fields.Translate(spec, authored, module.Id);
        if (!ReferenceEquals(translated, authored))
        {
            module.Node = translated;
            module.Config = new Config(spec, translated);
        }

        if (fields.AsksForTypes)
        {
            module.Refinement = (bound, inputs, found) =>
            {
                MappingNode exact = new SqlFieldTranslator(translator, SqlColumns.Of(inputs), found, redactor).Translate(spec, authored, bound.Id);
                return bound with { Config = new Config(spec, exact) };
            };
        }
    }

    /// <summary>The translator of an engine's modules; null when it takes the author's SQL as it is.</summary>
    private static ISqlTranslator? TranslatorFor(Compilation compilation, string name)
    {
        if (!compilation.Options.Engines.TryGetValue(name, out IEngine? engine))
        {
            return null;
        }

        MappingNode settings = compilation.EngineSettings[name] as MappingNode ?? MappingNode.Empty;
        if (engine.Settings.Fields.Contains(SqlSettings.SparkDialect))
        {
            return Reads(settings, SqlSettings.SparkDialect, out SqlDialect authored) && authored == SqlDialect.DuckDb ? new SparkTranslator(UserFunctions(compilation)) : null;
        }

        if (!engine.Settings.Fields.Contains(SqlSettings.Dialect))
        {
            return null;
        }

        return Reads(settings, SqlSettings.Dialect, out SqlDialect dialect) && Reads(settings, SqlSettings.Ansi, out bool ansi) && dialect != SqlDialect.DuckDb
            ? new SqlTranslator(dialect, ansi, UserFunctions(compilation))
            : null;
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
