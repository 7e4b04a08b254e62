using System.Collections.Immutable;
using Weir.Core.Blueprints;
using Weir.Core.Blueprints.Modules;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Dialects.Blueprints;

/// <summary>Reads one Blueprint's document.</summary>
internal sealed class BlueprintReader(SourceText source, MappingNode root, DiagnosticBag bag)
{
    private const string SupportedVersion = "1.0";

    public Blueprint? Read(string baseDirectory)
    {
        DocumentShape.Spec.Check(root, new SpecReader(bag));
        CheckVersion();
        bool whole = true;
        List<string> unread = [];
        ImmutableArray<BlueprintModule> modules = ReadModules(unread, ref whole);
        ImmutableArray<BlueprintEdge>? edges = ReadEdges(ref whole);
        if (!whole || Nodes.Scalar(root, BlueprintSpec.Id) is not { } id)
        {
            return null;
        }

        return new Blueprint
        {
            Source = source,
            Root = root,
            Dialect = DialectNames.Blueprint,
            Id = id,
            Name = Nodes.Scalar(root, BlueprintSpec.Name),
            Description = Nodes.Scalar(root, BlueprintSpec.Description),
            Context = Nodes.MappingOrEmpty(root, DocumentShape.Context),
            ContextProfiles = Nodes.MappingOrEmpty(root, DocumentShape.ContextProfiles),
            Modules = modules,
            UnreadModules = [.. unread],
            Edges = edges,
            EngineSettings = Nodes.MappingOrEmpty(root, DocumentShape.Engine),
            RetryPolicy = Nodes.Mapping(root, DocumentShape.RetryPolicy),
            Macros = Nodes.MappingOrEmpty(root, BlueprintSpec.Macros),
            RequiredContext = Nodes.Scalars(root, BlueprintSpec.RequiredContext),
            Checkpoint = Nodes.Flag(root, BlueprintSpec.Checkpoint),
            Guards = GuardSpec.In(root, GuardSpec.OfBlueprint),
            SuppressedWarnings = Nodes.Texts(Nodes.MappingOrEmpty(root, BlueprintSpec.Warnings), BlueprintSpec.Suppress),
            Hooks = Nodes.Mapping(root, DocumentShape.Hooks),
            Agent = Nodes.Mapping(root, DocumentShape.Agent),
            UserFunctions = FieldLookup.NodeOf(root, DocumentShape.UserFunctions) as SequenceNode,
            BaseDirectory = baseDirectory,
        };
    }

    /// <summary>One of the two spellings of the first key, with the one version that there is.</summary>
    private void CheckVersion()
    {
        Field<string> field = BlueprintSpec.Version;
        if (Nodes.Scalar(root, field) is { } version && version.Text is not (SupportedVersion or "1"))
        {
            bag.Add(
                DialectCodes.UnsupportedVersion, version.Span, $"Unsupported version '{version.Text}' of the grammar; there is \"{SupportedVersion}\".",
                $"Write '{field.Name}: \"{SupportedVersion}\"'.");
        }

        foreach (string alias in field.Aliases)
        {
            if (root.Find(field.Name) is not null && root.Find(alias) is { } second)
            {
                bag.Add(SpecCodes.ConflictingKeys, second.Key.Span, $"'{field.Name}' and '{alias}' are two spellings of one key.", $"Remove '{alias}'.");
            }
        }
    }

    /// <param name="unread">Gets the ids of the modules that can't be read.</param>
    /// <param name="whole">Set to false when one of those has no id, so that nobody knows what would name it.</param>
    private ImmutableArray<BlueprintModule> ReadModules(List<string> unread, ref bool whole)
    {
        if (FieldLookup.NodeOf(root, DocumentShape.Modules) is not SequenceNode list)
        {
            whole = false;
            return [];
        }

        ImmutableArray<BlueprintModule>.Builder modules = ImmutableArray.CreateBuilder<BlueprintModule>(list.Items.Length);
        for (int i = 0; i < list.Items.Length; i++)
        {
            MappingNode? node = list.Items[i] as MappingNode;
            if (node is not null && new ModuleReader(node, ReaderOf(DocumentShape.Modules, i, node)).Read() is { } module)
            {
                modules.Add(module);
            }
            else if (node is not null && Nodes.Scalar(node, ModuleSpec.Id) is { } id)
            {
                unread.Add(id.Text);
            }
            else
            {
                whole = false;
            }
        }

        return modules.DrainToImmutable();
    }

    private ImmutableArray<BlueprintEdge>? ReadEdges(ref bool whole)
    {
        Node? edges = FieldLookup.NodeOf(root, DocumentShape.Edges);
        if (edges is not SequenceNode list)
        {
            whole &= edges is null or ScalarNode { IsNull: true };
            return null;
        }

        ImmutableArray<BlueprintEdge>.Builder read = ImmutableArray.CreateBuilder<BlueprintEdge>(list.Items.Length);
        for (int i = 0; i < list.Items.Length; i++)
        {
            if (list.Items[i] is MappingNode node && ReadEdge(node, i) is { } edge)
            {
                read.Add(edge);
            }
            else
            {
                whole = false;
            }
        }

        return read.DrainToImmutable();
    }

    private BlueprintEdge? ReadEdge(MappingNode node, int index)
    {
        EdgeSpec.Spec.Check(node, ReaderOf(DocumentShape.Edges, index, null));
        if (Nodes.Scalar(node, EdgeSpec.From) is not { } from || Nodes.Scalar(node, EdgeSpec.To) is not { } to)
        {
            return null;
        }

        return new BlueprintEdge
        {
            From = from,
            To = to,
            Port = Nodes.Scalar(node, EdgeSpec.Port),
            ErrorTypes = Nodes.Scalars(node, EdgeSpec.ErrorTypes),
            Alias = Nodes.Scalar(node, EdgeSpec.Alias),
            Node = node,
        };
    }

    private SpecReader ReaderOf(Field list, int index, MappingNode? module)
    {
        SpecReader reader = new(bag, module is null ? null : Nodes.Scalar(module, ModuleSpec.Id)?.Text);
        reader.Enter(list.Name);
        reader.Enter(index);
        return reader;
    }
}
