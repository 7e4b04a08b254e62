using System.Text;

namespace Weir.Benchmarks.Compile;

/// <summary>Makes Blueprints of any size that look like those that people write: sources, chains of queries, gates, targets.</summary>
internal static class BlueprintGenerator
{
    private const int Block = 10;

    /// <param name="modules">How many modules; a multiple of ten.</param>
    public static string Generate(int modules)
    {
        StringBuilder text = new();
        text.Append("""
            weir: "1.0"
            id: generated
            name: A generated Blueprint
            context:
              data: data
              out: out
              least: 10

            modules:

            """);
        for (int block = 0; block < modules / Block; block++)
        {
            AppendSources(text, block);
            AppendResults(text, block);
        }

        text.Append("\nedges:\n");
        for (int block = 0; block < modules / Block; block++)
        {
            AppendEdges(text, block);
        }

        return text.ToString();
    }

    private static void AppendSources(StringBuilder text, int n) =>
        text.Append($"""
              - id: orders_{n}
                type: Ingress
                label: Orders of region {n}
                config:
                  format: csv
                  path: ${"{ctx.data}"}/orders_{n}.csv
              - id: customers_{n}
                type: Ingress
                label: Customers of region {n}
                config:
                  format: parquet
                  path: ${"{ctx.data}"}/customers_{n}.parquet
              - id: plausible_{n}
                type: Channel
                config:
                  op: sql
                  query: SELECT order_id, customer_id, amount, day FROM orders_{n}
                  spillway_condition: amount < ${"{ctx.least}"}
              - id: named_{n}
                type: Channel
                config:
                  op: sql
                  query: |
                    SELECT o.order_id, o.amount, o.day, c.name, c.country
                    FROM plausible_{n} AS o
                    JOIN customers_{n} AS c ON o.customer_id = c.customer_id

            """);

    private static void AppendResults(StringBuilder text, int n) =>
        text.Append($"""
              - id: gate_{n}
                type: Assert
                label: Quality gate {n}
                config:
                  rules:
                    - {"{"} type: min_rows, min: 1 {"}"}
                    - {"{"} type: not_null, column: country {"}"}
                    - {"{"} type: sql, expr: "max(amount) < 1000000", error_type: RangeError {"}"}
              - id: recent_{n}
                type: Channel
                config:
                  op: filter
                  condition: day >= DATE '2024-01-01'
              - id: per_country_{n}
                type: Channel
                config:
                  op: sql
                  query: |
                    SELECT country, count(*) AS orders, sum(amount) AS revenue
                    FROM recent_{n}
                    GROUP BY country
              - id: sorted_{n}
                type: Channel
                config:
                  op: sort
                  order_by: revenue DESC, country
              - id: save_{n}
                type: Egress
                config:
                  format: parquet
                  path: ${"{ctx.out}"}/region_{n}.parquet
                  mode: overwrite
              - id: save_bad_{n}
                type: Egress
                config:
                  format: csv
                  path: ${"{ctx.out}"}/bad_{n}.csv
                  mode: overwrite

            """);

    private static void AppendEdges(StringBuilder text, int n)
    {
        (string From, string To, string Port)[] edges =
        [
            ("orders", "plausible", "main"), ("plausible", "save_bad", "spillway"), ("plausible", "named", "main"), ("customers", "named", "main"),
            ("named", "gate", "main"), ("gate", "recent", "main"), ("recent", "per_country", "main"), ("per_country", "sorted", "main"), ("sorted", "save", "main"),
        ];
        foreach ((string from, string to, string port) in edges)
        {
            text.Append($"  - {{ from: {from}_{n}, to: {to}_{n}{(port == "main" ? "" : $", port: {port}")} }}\n");
        }
    }
}
