using Weir.Compiler.Sql.Syntax;
using Weir.Core.Data;

namespace Weir.Compiler.Sql.Translation;

/// <content>Functions that take lambdas.</content>
internal sealed partial class SqlEmitter
{
    private static LambdaNode LambdaOf(CallNode call, int index) =>
        call.Arguments[index] as LambdaNode ?? throw Refused(call.Arguments[index], "A lambda is needed here: x -> ...");

    private DataType? ElementOf(ExpressionNode array) => TypeReader.Item(types.Of(array));

    /// <summary>Writes a lambda's body while its parameters have types and, where given, stand for something else.</summary>
    private void Body(LambdaNode lambda, params (DataType? Type, string? Instead)[] parameters)
    {
        int known = types.Parameters.Count;
        int substituted = substitutes.Count;
        for (int i = 0; i < lambda.Parameters.Count && i < parameters.Length; i++)
        {
            NamePart name = lambda.Parameters[i];
            types.Parameters.Add((name.Text, parameters[i].Type));
            string? instead = parameters[i].Instead;
            substitutes.Add((name.Text, node =>
            {
                if (instead is null)
                {
                    writer.Copy(node.Start, node.End);
                    return;
                }

                Put(node.Names.Count > 1 ? $"({instead})" : instead, node.Start);
                writer.Copy(node.Names[0].End, node.End);
            }));
        }

        Emit(lambda.Body);
        types.Parameters.RemoveRange(known, types.Parameters.Count - known);
        substitutes.RemoveRange(substituted, substitutes.Count - substituted);
    }

    private void ListLambda(string code, CallNode call)
    {
        LambdaNode lambda = LambdaOf(call, 1);
        string name = code == "filter" ? "list_filter(" : "list_transform(";
        Wrap(code switch { "exists" => "spark_exists(list_transform(", "forall" => "spark_forall(list_transform(", _ => name }, call.Arguments[0], ", ");
        Put("lambda " + string.Join(", ", lambda.Parameters.Select(LambdaName)) + ": ", lambda.Start);
        string? position = lambda.Parameters.Count > 1 ? $"CAST({LambdaName(lambda.Parameters[1])} - 1 AS INTEGER)" : null;
        Body(lambda, (ElementOf(call.Arguments[0]), null), (SqlTypes.Int, position));
        Put(code is "exists" or "forall" ? "))" : ")", call.End);
    }

    private void Aggregate(CallNode call)
    {
        LambdaNode merge = LambdaOf(call, 2);
        DataType? state = types.Of(call.Arguments[1]);
        LambdaNode? finish = call.Arguments.Count > 3 ? LambdaOf(call, 3) : null;
        Put(finish is null ? "" : "list_transform([", call.Start);
        Wrap("list_reduce(", call.Arguments[0], ", lambda ");
        Put(string.Join(", ", merge.Parameters.Select(LambdaName)) + ": ", merge.Start);
        Body(merge, (state, null), (ElementOf(call.Arguments[0]), null));
        Wrap(", ", call.Arguments[1], ")");
        if (finish is not null)
        {
            Put($"], lambda {LambdaName(finish.Parameters[0])}: ", finish.Start);
            Body(finish, (state, null));
            Put(")[1]", call.End);
        }
    }

    private void ZipWith(CallNode call)
    {
        LambdaNode lambda = LambdaOf(call, 2);
        Around("list_transform(list_zip(", call.Arguments[0], ", ", call.Arguments[1], "), lambda spark_pair: ");
        Body(lambda, (ElementOf(call.Arguments[0]), "spark_pair[1]"), (ElementOf(call.Arguments[1]), "spark_pair[2]"));
        Put(")", call.End);
    }

    private void MapLambda(CallNode call)
    {
        LambdaNode lambda = LambdaOf(call, 1);
        MapDataType? map = types.Of(call.Arguments[0]) as MapDataType;
        bool filter = call.Name == "map_filter";
        Wrap($"map_from_entries({(filter ? "list_filter" : "list_transform")}(map_entries(", call.Arguments[0], "), lambda spark_e: ");
        Put(filter ? "" : call.Name == "transform_keys" ? "{'key': " : "{'key': spark_e.key, 'value': ", lambda.Start);
        Body(lambda, (map?.Key, "spark_e.key"), (map?.Value, "spark_e.value"));
        Put(filter ? "))" : call.Name == "transform_keys" ? ", 'value': spark_e.value}))" : "}))", call.End);
    }

    private void MapZipWith(CallNode call)
    {
        LambdaNode lambda = LambdaOf(call, 2);
        MapDataType? left = types.Of(call.Arguments[0]) as MapDataType;
        MapDataType? right = types.Of(call.Arguments[1]) as MapDataType;
        Around("map_from_entries(list_transform(list_transform(spark_array_union(map_keys(", call.Arguments[0], "), map_keys(", call.Arguments[1], ")), lambda spark_k: {'k': spark_k, 'a': ");
        Wrap("map_extract_value(", call.Arguments[0], ", spark_k), 'b': ");
        Wrap("map_extract_value(", call.Arguments[1], ", spark_k)}), lambda spark_e: {'key': spark_e.k, 'value': ");
        Body(lambda, (left?.Key, "spark_e.k"), (left?.Value, "spark_e.a"), (right?.Value, "spark_e.b"));
        Put("}))", call.End);
    }
}
