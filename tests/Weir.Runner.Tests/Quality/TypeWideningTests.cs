using Weir.Core.Data;
using Weir.Runner.Quality;

namespace Weir.Runner.Tests.Quality;

public sealed class TypeWideningTests
{
    [Theory]
    [InlineData("int", "int", true)]
    [InlineData("bigint", "int", true)]
    [InlineData("int", "bigint", false)]
    [InlineData("hugeint", "ubigint", true)]
    [InlineData("bigint", "ubigint", false)]
    [InlineData("bigint", "uint", true)]
    [InlineData("uint", "int", false)]
    [InlineData("double", "float", true)]
    [InlineData("float", "double", false)]
    [InlineData("double", "int", false)]
    [InlineData("decimal(18,2)", "decimal(10,2)", true)]
    [InlineData("decimal(18,4)", "decimal(17,2)", false)]
    [InlineData("decimal(18,4)", "decimal(16,2)", true)]
    [InlineData("decimal(10,2)", "decimal(10,3)", false)]
    [InlineData("array<bigint>", "array<int>", true)]
    [InlineData("map<string,bigint>", "map<string,int>", true)]
    [InlineData("struct<a:bigint,b:string>", "struct<A:int,b:string>", true)]
    [InlineData("struct<a:bigint>", "struct<a:int,b:string>", false)]
    [InlineData("timestamp_tz", "timestamp_ntz", false)]
    [InlineData("duckdb:BIT", "duckdb:bit", true)]
    [InlineData("string", "binary", false)]
    public void Actual_type_holds_every_value_of_the_expected_one(string actual, string expected, bool holds) =>
        TypeWidening.Holds(Parse(actual), Parse(expected)).ShouldBe(holds);

    private static DataType Parse(string text) => DataTypeParser.TryParse(text, out DataType? type, out string? problem) ? type : throw new ArgumentException(problem);
}
