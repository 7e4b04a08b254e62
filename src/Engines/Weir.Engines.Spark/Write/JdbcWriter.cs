using Weir.Core.Blueprints.Modules;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Diagnostics;
using Weir.Core.Engines;
using Weir.Core.Specs;
using Weir.Core.Text;
using Weir.Engines.Spark.Arrow;
using Weir.Engines.Spark.Define;
using Weir.Engines.Spark.Session;
using Weir.Engines.Spark.Sql;

namespace Weir.Engines.Spark.Write;

/// <summary>Writes to a database: the cluster fills the staging table that the database's connector makes, and the connector publishes it.</summary>
internal sealed class JdbcWriter(Workspace workspace, WriteRequest request, WriteFormat format, CancellationToken cancellation)
{
    internal const string Format = "jdbc";

    /// <summary>What is wrong with the configuration, by the connector's own rules.</summary>
    internal static void Check(ModuleScope scope)
    {
        Field options = EgressSpec.Options;
        if (scope.Workspace.Options.Connectors.Find(Format) is not { } connector)
        {
            scope.Report(EngineCodes.NotSupported, scope.Config.SpanOf(EgressSpec.Format), "Databases are not written by this program.");
            return;
        }

        connector.Check(scope.Config, scope.Findings, scope.Module.Id);
        MappingNode node = scope.Config.NodeOf(options) as MappingNode ?? MappingNode.Empty;
        if (!scope.Findings.HasErrors && node["url"] is ScalarNode url && !url.Text.StartsWith("jdbc:", StringComparison.OrdinalIgnoreCase))
        {
            scope.Report(EngineCodes.InvalidOption, url.Span, "The URL is none of JDBC's.", "Write `jdbc:postgresql://host:5432/shop`, and `user` and `password` as options of their own.");
        }
    }

    /// <exception cref="WeirException">The database refuses the rows.</exception>
    internal async Task WriteAsync(CountedPlan counted)
    {
        IConnector connector = workspace.Options.Connectors.Find(Format)!;
        ConnectorContext context = new() { BaseDirectory = workspace.Options.BaseDirectory, Redactor = workspace.Options.Redactor };
        ISink sink = connector.OpenSink(request.Module, request.StagedPath, context);
        await using (sink.ConfigureAwait(false))
        {
            Schema wanted = await sink.OpenAsync(request.Relation.Schema, cancellation).ConfigureAwait(false);
            string table = sink.StagedTable ?? throw new WeirException(
                new Diagnostic(EngineCodes.NotSupported, request.Module.Config.SpanOf(EgressSpec.Format), "A cluster can't write to this kind of database.") { ModuleId = request.Module.Id });
            Wire.WriteOperation write = new() { Input = Cast(FilePartitions.Spread(counted.Plan, request.Module.Config), wanted), Source = Format, Mode = Wire.WriteOperation.Types.SaveMode.Append };
            foreach ((string name, string value) in format.Options)
            {
                write.Options[name] = value;
            }

            write.Options["dbtable"] = table;
            await workspace.Client.RunAsync(new Wire.Command { WriteOperation = write }, counted.Observe, cancellation).ConfigureAwait(false);
            await sink.CompleteAsync(cancellation).ConfigureAwait(false);
        }
    }

    private Wire.Relation Cast(Wire.Relation rows, Schema wanted)
    {
        Wire.WithColumns with = new() { Input = rows };
        foreach (SchemaField field in wanted.Fields)
        {
            if (request.Relation.Schema.Find(field.Name) is { } given && !given.Type.Equals(field.Type) && SparkTypes.ToSpark(field.Type) is { } type)
            {
                Wire.Expression value = new() { ExpressionString = new Wire.Expression.Types.ExpressionString { Expression = $"CAST({Quote.Identifier(field.Name)} AS {type})" } };
                with.Aliases.Add(new Wire.Expression.Types.Alias { Expr = value, Name = { field.Name } });
            }
        }

        return with.Aliases.Count == 0 ? rows : new Wire.Relation { WithColumns = with };
    }
}
