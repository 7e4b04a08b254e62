namespace Weir.Cli.Templates;

/// <summary>What <c>weir init</c> can write. Every template is run by a test.</summary>
internal static class ProjectTemplates
{
    private const string ProjectFile = """
        # Settings shared by all Blueprints below this folder. Everything has a default; see 'weir doctor'.
        weir_config: "1.0"
        # engine:
        #   duckdb: { memory_limit: 4GB, threads: 4 }
        """;

    private const string IgnoreFile = """
        .weir/
        out/
        .env
        """;

    private const string Readme = """
        # A Weir project

        `blueprint.yml` is the pipeline, `data/` what it reads, `out/` what it writes, `weir.yml` the settings.

            weir validate blueprint.yml    # check it; every finding has its line
            weir graph blueprint.yml       # draw it
            weir run blueprint.yml         # run it
            weir report last               # what happened
        """;

    private const string SchemaLine = "# yaml-language-server: $schema=./.weir-schema.json";

    private const string HelloBlueprint = SchemaLine + "\n" + """
        # Read a CSV, run a query, write Parquet.
        weir: "1.0"
        id: hello
        name: Hello, Weir

        modules:
          - id: people
            type: Ingress
            label: People
            config:
              format: csv
              path: data/people.csv

          - id: by_city
            type: Channel
            label: People per city
            config:
              op: sql
              query: |
                SELECT city, count(*) AS people, avg(age) AS mean_age
                FROM people
                GROUP BY city
                ORDER BY city

          - id: save
            type: Egress
            label: Save
            config:
              format: parquet
              path: out/by_city.parquet
              mode: overwrite
        """;

    private const string People = """
        name,city,age
        Ada,London,36
        Alan,London,41
        Grace,New York,85
        Edsger,Rotterdam,72
        Barbara,New York,67
        Niklaus,Winterthur,89
        Lise,Vienna,89
        Karl,Vienna,92
        """;

    private const string QualityBlueprint = SchemaLine + "\n" + """
        # Orders that can't be true go to a file of their own; the rest is checked, profiled and summed up.
        weir: "1.0"
        id: orders
        name: Orders with a quality gate

        modules:
          - id: orders
            type: Ingress
            label: Orders
            config:
              format: csv
              path: data/orders.csv

          - id: gate
            type: Assert
            label: Quality gate
            config:
              rules:
                - { type: min_rows, min: 5 }
                - { type: not_null, column: customer, on_fail: quarantine, error_type: NoCustomer }
                - { type: sql_row, expr: amount > 0, on_fail: quarantine, error_type: BadAmount }

          - id: profile
            type: Probe
            label: Profile
            attach_to: gate
            config:
              report: stdout
              signals:
                - { type: row_count_estimate }
                - { type: value_distribution, columns: [amount] }

          - id: per_customer
            type: Channel
            label: Revenue per customer
            config:
              op: sql
              query: SELECT customer, count(*) AS orders, sum(amount) AS revenue FROM gate GROUP BY customer ORDER BY customer

          - id: save
            type: Egress
            label: Revenue
            config: { format: csv, path: out/revenue.csv, mode: overwrite }

          - id: save_bad
            type: Egress
            label: Bad orders
            config: { format: csv, path: out/bad_orders.csv, mode: overwrite }

        edges:
          - { from: orders, to: gate }
          - { from: gate, to: per_customer }
          - { from: gate, to: save_bad, port: spillway }
          - { from: per_customer, to: save }
        """;

    private const string Orders = """
        order_id,customer,amount
        1,acme,120.50
        2,acme,-3.00
        3,globex,75.00
        4,,19.99
        5,initech,240.00
        6,globex,0.00
        7,initech,12.25
        8,acme,64.00
        """;

    public static IReadOnlyList<string> Names { get; } = ["hello", "quality"];

    /// <summary>The files of a template; the names are those of <see cref="Names"/>.</summary>
    public static IReadOnlyList<TemplateFile> Find(string name) => name switch
    {
        "quality" => [new("blueprint.yml", QualityBlueprint + "\n"), new("data/orders.csv", Orders + "\n"), .. Common()],
        _ => [new("blueprint.yml", HelloBlueprint + "\n"), new("data/people.csv", People + "\n"), .. Common()],
    };

    private static TemplateFile[] Common() =>
    [
        new("weir.yml", ProjectFile + "\n"),
        new(".gitignore", IgnoreFile + "\n"),
        new("README.md", Readme + "\n"),
        new(".weir-schema.json", Schema()),
    ];

    private static string Schema() => Commands.SchemaCommand.Render();
}
