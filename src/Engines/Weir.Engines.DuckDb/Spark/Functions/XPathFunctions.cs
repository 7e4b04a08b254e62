using System.Xml;
using System.Xml.XPath;
using Weir.Engines.DuckDb.Interop;
using Weir.Engines.DuckDb.Interop.Functions;

namespace Weir.Engines.DuckDb.Spark.Functions;

/// <summary>Spark's <c>xpath</c> functions. An empty text or path gives NULL.</summary>
internal static class XPathFunctions
{
    public static IEnumerable<DuckDbScalarFunction> All() =>
    [
        Function("spark_xpath_text", DuckDbType.Varchar, "string", static (at, path) => at.Evaluate(path)),
        Function("spark_xpath_number", DuckDbType.Double, "number", static (at, path) => at.Evaluate(path)),
        Function("spark_xpath_flag", DuckDbType.Boolean, "boolean", static (at, path) => at.Evaluate(path)),
        Function("spark_xpath_list", DuckDbType.List(DuckDbType.Varchar), "", static (at, path) => Values(at, path)),
    ];

    private static DuckDbScalarFunction Function(string name, DuckDbType result, string conversion, Func<XPathNavigator, XPathExpression, object?> evaluate) => new()
    {
        Name = name,
        Parameters = [DuckDbType.Varchar, DuckDbType.Varchar],
        Result = result,
        TakesNulls = true,
        Body = (input, output) =>
        {
            string? last = null;
            XPathExpression? path = null;
            for (int row = 0; row < input.RowCount; row++)
            {
                if (input.GetValue(row, 0) is not string { Length: > 0 } xml || input.GetValue(row, 1) is not string { Length: > 0 } text)
                {
                    output.SetNull(row);
                    continue;
                }

                if (text != last)
                {
                    (last, path) = (text, XPathExpression.Compile($"{conversion}({text})"));
                }

                output.SetValue(row, evaluate(Read(xml), path!));
            }
        },
    };

    private static XPathNavigator Read(string xml)
    {
        // Spark's reader knows no name spaces: a prefix is part of a name.
        using XmlTextReader reader = new(new StringReader(xml)) { Namespaces = false, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        return new XPathDocument(reader, XmlSpace.Preserve).CreateNavigator();
    }

    /// <summary>The values of nodes: an element has none.</summary>
    private static object?[] Values(XPathNavigator at, XPathExpression path)
    {
        List<object?> values = [];
        XPathNodeIterator nodes = at.Select(path);
        while (nodes.MoveNext())
        {
            values.Add(nodes.Current!.NodeType is XPathNodeType.Element or XPathNodeType.Root ? null : nodes.Current.Value);
        }

        return [.. values];
    }
}
