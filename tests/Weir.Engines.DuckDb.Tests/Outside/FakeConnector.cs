using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Weir.Core.Contracts;
using Weir.Core.Data;
using Weir.Core.Data.Columns;
using Weir.Core.Data.Columns.Builders;
using Weir.Core.Diagnostics;
using Weir.Core.Manifests;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Engines.DuckDb.Tests.Outside;

/// <summary>A source that counts from 0 (columns n, twice, word), and a sink that keeps what it is given.</summary>
internal sealed class FakeConnector(int rows) : IConnector, ISource, ISink
{
    public static DiagnosticCode Broken { get; } = new("WEIR9999", "fake-broken", Severity.Error, Fault.Data, "For tests.");

    public List<string> Reads { get; } = [];

    public List<string> Written { get; } = [];

    public Schema Wanted { get; set; } = Schema.Empty;

    /// <summary>The row before which the source fails.</summary>
    public int FailAt { get; init; } = int.MaxValue;

    public FormatCapability? Ingress => null;

    public FormatCapability? Egress => null;

    private static Schema Columns { get; } = new(
        [new("n", new PrimitiveType(PrimitiveKind.Int)), new("twice", new DecimalType(12, 1)), new("word", new PrimitiveType(PrimitiveKind.String))]);

    public void Check(Config config, DiagnosticBag findings, string moduleId) => throw new NotSupportedException();

    public ISource OpenSource(ManifestModule module, ConnectorContext context) => this;

    public string TargetOf(ManifestModule module, ConnectorContext context) => throw new NotSupportedException();

    public ITargetStore OpenTarget(ManifestModule module, ConnectorContext context) => throw new NotSupportedException();

    public ISink OpenSink(ManifestModule module, string staged, ConnectorContext context)
    {
        Written.Add($"open {staged}");
        return this;
    }

    public ValueTask<Schema> DescribeAsync(CancellationToken cancellationToken) => new(Columns);

    public async IAsyncEnumerable<ColumnBatch> ReadAsync(IReadOnlyList<string> columns, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Reads.Add(string.Join(",", columns));
        for (int from = 0; from < rows; from += 3000)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            if (FailAt < from + 3000)
            {
                throw new WeirException(new Diagnostic(Broken, new SourceSpan(new SourceText("x.yml", "abc"), 1, 1), "The server went away."));
            }

            yield return Batch(columns, from, Math.Min(rows, from + 3000));
        }
    }

    public ValueTask<Schema> OpenAsync(Schema columns, CancellationToken cancellationToken)
    {
        Written.Add($"schema {columns}");
        return new(Wanted.Fields.IsEmpty ? columns : Wanted);
    }

    public ValueTask WriteAsync(ColumnBatch batch, CancellationToken cancellationToken)
    {
        for (int row = 0; row < batch.RowCount; row++)
        {
            Written.Add(string.Join("|", batch.Columns.Select(column => column.GetString(row))));
        }

        return default;
    }

    public ValueTask<WriteResult> CompleteAsync(CancellationToken cancellationToken) => new(new WriteResult(Written.Count - 2, 0));

    public ValueTask DisposeAsync() => default;

    private static ColumnBatch Batch(IReadOnlyList<string> columns, int from, int to)
    {
        ImmutableArray<SchemaField> fields = [.. columns.Select(name => Columns.Find(name)!)];
        ColumnBuilder[] builders = [.. fields.Select(field => ColumnBuilder.Create(field.Type))];
        for (int n = from; n < to; n++)
        {
            for (int i = 0; i < builders.Length; i++)
            {
                Append(builders[i], n);
            }
        }

        return new ColumnBatch(new Schema(fields), to - from, [.. builders.Select(builder => builder.Build())]);
    }

    private static void Append(ColumnBuilder builder, int n)
    {
        switch (builder)
        {
            case FixedColumnBuilder<int> number:
                number.Append(n);
                break;
            case FixedColumnBuilder<Int128> twice:
                twice.Append(n * 20);
                break;
            case BytesColumnBuilder word when n % 5 == 0:
                word.AppendNull();
                break;
            case BytesColumnBuilder word:
                word.Append($"w{n}");
                break;
        }
    }
}
