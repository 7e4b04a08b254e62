using Weir.Core.Data.Columns;

namespace Weir.Engines.Spark.Tests.Support;

/// <summary>Compares columns value by value, bit by bit; what lies under a NULL does not count.</summary>
internal static class BatchEquality
{
    internal static void ShouldHoldTheSame(this ColumnBatch actual, ColumnBatch expected)
    {
        actual.Schema.Fields.Select(field => (field.Name, field.Type)).ShouldBe(expected.Schema.Fields.Select(field => (field.Name, field.Type)));
        actual.RowCount.ShouldBe(expected.RowCount);
        for (int column = 0; column < expected.Columns.Length; column++)
        {
            Compare(actual[column], expected[column], 0, expected.RowCount, 0, expected.Schema.Fields[column].ToString());
        }
    }

    private static void Compare(Column actual, Column expected, int expectedStart, int count, int actualStart, string place)
    {
        for (int i = 0; i < count; i++)
        {
            actual.IsNull(actualStart + i).ShouldBe(expected.IsNull(expectedStart + i), $"{place} row {i}");
            if (!expected.IsNull(expectedStart + i))
            {
                CompareValue(actual, actualStart + i, expected, expectedStart + i, $"{place}[{i}]");
            }
        }
    }

    private static void CompareValue(Column actual, int actualRow, Column expected, int expectedRow, string place)
    {
        switch (expected.Layout.Kind)
        {
            case ColumnLayoutKind.Bits:
                actual.GetBoolean(actualRow).ShouldBe(expected.GetBoolean(expectedRow), place);
                break;
            case ColumnLayoutKind.Bytes:
                actual.GetBytes(actualRow).ToArray().ShouldBe(expected.GetBytes(expectedRow).ToArray(), place);
                break;
            case ColumnLayoutKind.Fixed:
                int width = expected.Layout.Width;
                Convert.ToHexString(actual.Data.Slice(actualRow * width, width)).ShouldBe(Convert.ToHexString(expected.Data.Slice(expectedRow * width, width)), place);
                break;
            case ColumnLayoutKind.List or ColumnLayoutKind.Map:
                (int from, int length) = expected.GetItems(expectedRow).GetOffsetAndLength(int.MaxValue);
                (int actualFrom, int actualLength) = actual.GetItems(actualRow).GetOffsetAndLength(int.MaxValue);
                actualLength.ShouldBe(length, place);
                for (int child = 0; child < expected.Children.Length; child++)
                {
                    Compare(actual.Children[child], expected.Children[child], from, length, actualFrom, place);
                }

                break;
            default:
                for (int child = 0; child < expected.Children.Length; child++)
                {
                    Compare(actual.Children[child], expected.Children[child], expectedRow, 1, actualRow, $"{place}.{child}");
                }

                break;
        }
    }
}
