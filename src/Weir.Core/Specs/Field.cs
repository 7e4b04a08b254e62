using Weir.Core.Data;
using Weir.Core.Text;

namespace Weir.Core.Specs;

/// <summary>One key that a component understands: declared once, and from it come parsing, checks, schema, reference page and redaction.</summary>
public abstract record Field(string Name)
{
    public string Documentation { get; init; } = "";

    public bool IsRequired { get; init; }

    /// <summary>The value is a secret: redacted wherever a configuration is shown.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Other spellings that are accepted.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>A value as an author would write it.</summary>
    public string? Example { get; init; }

    /// <summary>The default as an author would write it, or null when there is none.</summary>
    public abstract string? DefaultText { get; }

    /// <summary>The type, for checks, schema and docs.</summary>
    public abstract FieldType Type { get; }

    public static Field<string> Text(string name) => new(name, TextType.Instance);

    public static Field<bool> Boolean(string name) => new(name, BooleanType.Instance);

    public static Field<long> Integer(string name, long minimum = long.MinValue, long maximum = long.MaxValue) =>
        new(name, new IntegerType(minimum, maximum));

    public static Field<double> Number(string name, double minimum = double.NegativeInfinity, double maximum = double.PositiveInfinity) =>
        new(name, new NumberType(minimum, maximum));

    /// <summary>A length of time: a number of <paramref name="unit"/>s, or a text with its own unit ("500ms", "2h").</summary>
    public static Field<TimeSpan> Duration(string name, DurationUnit unit = DurationUnit.Seconds) => new(name, new DurationType(unit));

    public static Field<T> Choice<T>(string name, params Choice<T>[] choices) => new(name, new ChoiceType<T>(choices));

    public static Field<SqlText> Sql(string name, SqlRole role) => new(name, SqlType.Of(role));

    /// <summary>A path or URL; relative ones are anchored at the Blueprint's folder when it is compiled.</summary>
    public static Field<string> Path(string name) => new(name, PathType.Instance);

    public static Field<DataType> DataType(string name) => new(name, DataTypeType.Instance);

    /// <summary>A list; a single item may be written without the list when <paramref name="acceptSingle"/>.</summary>
    public static Field<IReadOnlyList<T>> List<T>(string name, FieldType<T> item, bool acceptSingle = false) =>
        new(name, new ListType<T>(item, acceptSingle));

    public static Field<IReadOnlyList<string>> Texts(string name, bool acceptSingle = false) => List(name, TextType.Instance, acceptSingle);

    public static Field<IReadOnlyDictionary<string, T>> Map<T>(string name, FieldType<T> value) => new(name, new MapType<T>(value));

    public static Field<Config> Object(string name, ComponentSpec spec) => new(name, new ObjectType(spec));

    /// <summary>A value of one of several shapes; the reader of the configuration tells them apart.</summary>
    public static Field<Node> Either(string name, params FieldType[] alternatives) => new(name, new EitherType(alternatives));
}
