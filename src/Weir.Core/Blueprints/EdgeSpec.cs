using Weir.Core.Specs;

namespace Weir.Core.Blueprints;

/// <summary>The keys of an edge.</summary>
public static class EdgeSpec
{
    public static Field<string> From { get; } = Field.Text("from").Required().Doc("The upstream module.");

    public static Field<string> To { get; } = Field.Text("to").Required().Doc("The downstream module.");

    public static Field<string> Port { get; } = Field.Text("port").Default(Ports.Main)
        .Doc("The upstream's port: `main`, `spillway` (rows that failed), `signal` (a Probe's verdict for a Regulator), or a Junction's branch.");

    public static Field<IReadOnlyList<string>> ErrorTypes { get; } = Field.Texts("error_types").Default([])
        .Doc("Port spillway only: the error types that pass; all when left out.");

    public static Field<string> Alias { get; } = Field.Text("as").Doc("Another name for the upstream in the downstream's SQL.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Part, "edge", "Connects a module's port with another module.", [From, To, Port, ErrorTypes, Alias])
    {
        Example = "edges:\n  - { from: orders, to: gate }\n  - { from: gate, to: save_bad, port: spillway }\n",
    };
}
