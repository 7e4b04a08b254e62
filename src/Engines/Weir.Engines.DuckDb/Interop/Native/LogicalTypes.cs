namespace Weir.Engines.DuckDb.Interop.Native;

/// <summary>Translates between <see cref="DuckDbType"/> and DuckDB's logical types.</summary>
internal static unsafe class LogicalTypes
{
    /// <summary>Reads a logical type that is ours, and destroys it.</summary>
    internal static DuckDbType Take(nint type)
    {
        using LogicalTypeHandle handle = new(type);
        return Read(type);
    }

    /// <summary>Reads a logical type that someone else owns.</summary>
    internal static DuckDbType Read(nint type)
    {
        DuckDbTypeId id = NativeMethods.duckdb_get_type_id(type);
        DuckDbType read = id switch
        {
            DuckDbTypeId.Decimal => DuckDbType.Decimal(NativeMethods.duckdb_decimal_width(type), NativeMethods.duckdb_decimal_scale(type)),
            DuckDbTypeId.List => DuckDbType.List(Take(NativeMethods.duckdb_list_type_child_type(type))),
            DuckDbTypeId.Array => DuckDbType.Array(
                Take(NativeMethods.duckdb_array_type_child_type(type)), (int)NativeMethods.duckdb_array_type_array_size(type)),
            DuckDbTypeId.Map => DuckDbType.Map(
                Take(NativeMethods.duckdb_map_type_key_type(type)), Take(NativeMethods.duckdb_map_type_value_type(type))),
            DuckDbTypeId.Struct => DuckDbType.Struct(ReadStruct(type)),
            DuckDbTypeId.Union => DuckDbType.Union(ReadUnion(type)),
            DuckDbTypeId.Enum => DuckDbType.Enum(ReadLabels(type)),
            _ => DuckDbType.Of(id),
        };
        byte* alias = NativeMethods.duckdb_logical_type_get_alias(type);
        return alias is null ? read : read.WithAlias(Utf8Text.Take(alias));
    }

    private static DuckDbColumn[] ReadStruct(nint type)
    {
        DuckDbColumn[] members = new DuckDbColumn[NativeMethods.duckdb_struct_type_child_count(type)];
        for (int i = 0; i < members.Length; i++)
        {
            members[i] = new DuckDbColumn(
                Utf8Text.Take(NativeMethods.duckdb_struct_type_child_name(type, (ulong)i)), Take(NativeMethods.duckdb_struct_type_child_type(type, (ulong)i)));
        }

        return members;
    }

    private static DuckDbColumn[] ReadUnion(nint type)
    {
        DuckDbColumn[] members = new DuckDbColumn[NativeMethods.duckdb_union_type_member_count(type)];
        for (int i = 0; i < members.Length; i++)
        {
            members[i] = new DuckDbColumn(
                Utf8Text.Take(NativeMethods.duckdb_union_type_member_name(type, (ulong)i)), Take(NativeMethods.duckdb_union_type_member_type(type, (ulong)i)));
        }

        return members;
    }

    private static string[] ReadLabels(nint type)
    {
        string[] labels = new string[NativeMethods.duckdb_enum_dictionary_size(type)];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = Utf8Text.Take(NativeMethods.duckdb_enum_dictionary_value(type, (ulong)i));
        }

        return labels;
    }

    /// <summary>Makes the logical type.</summary>
    internal static LogicalTypeHandle Create(DuckDbType type)
    {
        LogicalTypeHandle handle = new(Build(type));
        if (handle.IsInvalid)
        {
            throw new DuckDbException(DuckDbErrorType.InvalidType, $"DuckDB cannot make the type {type}.");
        }

        if (type.Alias is { } alias)
        {
            fixed (byte* text = Utf8Text.Terminated(alias))
            {
                NativeMethods.duckdb_logical_type_set_alias(handle.Pointer, text);
            }
        }

        return handle;
    }

    private static nint Build(DuckDbType type)
    {
        switch (type.Id)
        {
            case DuckDbTypeId.Decimal:
                return NativeMethods.duckdb_create_decimal_type(type.Width, type.Scale);
            case DuckDbTypeId.Enum:
                using (Utf8List labels = new([.. type.Labels]))
                {
                    return NativeMethods.duckdb_create_enum_type(labels.Pointer, (ulong)labels.Count);
                }

            case DuckDbTypeId.List or DuckDbTypeId.Array:
                using (LogicalTypeHandle element = Create(type.Element))
                {
                    return type.Id == DuckDbTypeId.List
                        ? NativeMethods.duckdb_create_list_type(element)
                        : NativeMethods.duckdb_create_array_type(element, (ulong)type.ArrayLength);
                }

            case DuckDbTypeId.Map:
                using (LogicalTypeHandle key = Create(type.Children[0].Type), value = Create(type.Children[1].Type))
                {
                    return NativeMethods.duckdb_create_map_type(key, value);
                }

            case DuckDbTypeId.Struct or DuckDbTypeId.Union:
                return BuildMembers(type);
            default:
                return NativeMethods.duckdb_create_logical_type(type.Id);
        }
    }

    private static nint BuildMembers(DuckDbType type)
    {
        LogicalTypeHandle[] members = [.. type.Children.Select(member => Create(member.Type))];
        try
        {
            nint[] pointers = Array.ConvertAll(members, member => member.Pointer);
            using Utf8List names = new([.. type.Children.Select(member => member.Name)]);
            fixed (nint* types = pointers)
            {
                return type.Id == DuckDbTypeId.Struct
                    ? NativeMethods.duckdb_create_struct_type(types, names.Pointer, (ulong)members.Length)
                    : NativeMethods.duckdb_create_union_type(types, names.Pointer, (ulong)members.Length);
            }
        }
        finally
        {
            Array.ForEach(members, member => member.Dispose());
        }
    }
}
