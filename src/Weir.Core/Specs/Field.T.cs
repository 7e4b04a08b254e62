namespace Weir.Core.Specs;

/// <summary>A key with the type of its value. Read it with <see cref="Config.Get{T}(Field{T})"/>.</summary>
public sealed record Field<T>(string Name, FieldType<T> ValueType) : Field(Name)
{
    private string? defaultText;
    private bool hasDefault;

    public T? DefaultValue { get; private init; }

    public override FieldType Type => ValueType;

    /// <remarks>Written when it is asked for: only the reference and findings show it, and the fields are made at every start.</remarks>
    public override string? DefaultText => defaultText ?? (hasDefault ? ValueType.Render(DefaultValue!) : null);

    /// <summary>The value when the key is absent.</summary>
    /// <param name="value">The value.</param>
    /// <param name="text">How an author would write it; derived where that is plain.</param>
    public Field<T> Default(T value, string? text = null) =>
        this with { DefaultValue = value, defaultText = text, hasDefault = true };

    public Field<T> Required() => this with { IsRequired = true };

    public Field<T> Secret() => this with { IsSecret = true };

    public Field<T> Alias(params string[] names) => this with { Aliases = names };

    public Field<T> Doc(string documentation, string? example = null) => this with { Documentation = documentation, Example = example };
}
