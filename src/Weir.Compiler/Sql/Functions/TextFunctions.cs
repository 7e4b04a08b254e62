namespace Weir.Compiler.Sql.Functions;

/// <summary>Functions on text. Lines of <c>names | arguments | parameters | result | template</c>; see <see cref="FunctionEntry"/>.</summary>
internal static class TextFunctions
{
    public const string Table =
        """
        upper, ucase | 1 | s | string | =upper
        lower, lcase | 1 | s | string | =lower
        length, char_length, character_length, len | 1 | a | int | @length
        octet_length | 1 | a | int | @octet_length
        bit_length | 1 | a | int | @bit_length
        ascii | 1 | s | int | =
        chr, char | 1 | b | string | CASE WHEN $1 < 0 THEN '' ELSE chr(CAST($1 % 256 AS INTEGER)) END
        concat | 0.. | a | widest | @concat
        concat_ws | 1.. | s | string | @concat_ws
        contains | 2 | ss | boolean | =
        startswith | 2 | ss | boolean | =starts_with
        endswith | 2 | ss | boolean | =ends_with
        elt | 2.. | is | string | spark_elt($1, [$2*])
        find_in_set | 2 | ss | int | spark_find_in_set($1, $2)
        format_number | 2 | aa | string | @format_number
        format_string, printf | 1.. | a | string | @printf
        initcap | 1 | s | string | spark_initcap($1)
        instr | 2 | ss | int | CAST(instr($1, $2) AS INTEGER)
        locate, position | 2 | ss | int | CAST(instr($2, $1) AS INTEGER)
        locate, position | 3 | ssi | int | spark_locate($1, $2, $3)
        left | 2 | Si | string | left($1, CASE WHEN $2 < 0 THEN 0 ELSE $2 END)
        right | 2 | Si | string | right($1, CASE WHEN $2 < 0 THEN 0 ELSE $2 END)
        levenshtein | 2 | ss | int | CAST(levenshtein($1, $2) AS INTEGER)
        levenshtein | 3 | ssi | int | spark_levenshtein($1, $2, $3)
        lpad | 2 | Si | string | spark_lpad($1, $2, ' ')
        lpad | 3 | Sis | string | spark_lpad($1, $2, $3)
        rpad | 2 | Si | string | spark_rpad($1, $2, ' ')
        rpad | 3 | Sis | string | spark_rpad($1, $2, $3)
        trim, btrim | 1 | s | string | trim($1, ' ')
        trim | 2 | ss | string | trim($2, $1)
        btrim | 2 | ss | string | trim($1, $2)
        ltrim | 1 | s | string | ltrim($1, ' ')
        ltrim | 2 | ss | string | ltrim($2, $1)
        ltrim_of | 2 | ss | string | ltrim($1, $2)
        rtrim | 1 | s | string | rtrim($1, ' ')
        rtrim | 2 | ss | string | rtrim($2, $1)
        rtrim_of | 2 | ss | string | rtrim($1, $2)
        overlay | 3 | ssi | string | spark_overlay($1, $2, $3, length($2))
        overlay | 4 | ssii | string | spark_overlay($1, $2, $3, CASE WHEN $4 < 0 THEN length($2) ELSE $4 END)
        repeat | 2 | Si | string | =
        replace | 2 | ss | string | replace($1, $2, '')
        replace | 3 | sss | string | =
        reverse | 1 | a | $1 | @reverse
        soundex | 1 | s | string | spark_soundex($1)
        space | 1 | i | string | repeat(' ', $1)
        split | 2..3 | ssi | [string] | @split
        split_part | 3 | ssi | string | spark_split_part($1, $2, $3)
        substring, substr | 2..3 | Sii | string | @substring
        substring_index | 3 | ssi | string | spark_substring_index($1, $2, $3)
        translate | 3 | sss | string | =
        base64 | 1 | a | string | spark_base64($1)
        unbase64 | 1 | s | binary | from_base64($1)
        encode | 2 | sa | binary | @encode
        decode | 2 | Ba | string | @decode
        decode | 3.. | a | ? | @decode_case
        hex | 1 | a | string | @hex
        unhex | 1 | s | binary | spark_unhex($1)
        like | 2 | ss | boolean | $1 LIKE $2 ESCAPE '\'
        like | 3 | sss | boolean | $1 LIKE $2 ESCAPE $3
        ilike | 2 | ss | boolean | $1 ILIKE $2 ESCAPE '\'
        ilike | 3 | sss | boolean | $1 ILIKE $2 ESCAPE $3
        rlike, regexp, regexp_like | 2 | ss | boolean | @rlike
        regexp_extract | 2..3 | ssi | string | @regexp_extract
        regexp_extract_all | 2..3 | ssi | [string] | @regexp_extract_all
        regexp_replace | 3..4 | sssi | string | @regexp_replace
        regexp_count | 2 | ss | int | @regexp_count
        regexp_substr | 2 | ss | string | @regexp_substr
        regexp_instr | 2..3 | ssi | int | @regexp_instr
        quote | 1 | s | string | '''' || replace(replace($1, '\', '\\'), '''', '\''') || ''''
        mask | 1 | s | string | spark_mask($1, 'X', 'x', 'n', NULL)
        mask | 2 | ss | string | spark_mask($1, $2, 'x', 'n', NULL)
        mask | 3 | sss | string | spark_mask($1, $2, $3, 'n', NULL)
        mask | 4 | ssss | string | spark_mask($1, $2, $3, $4, NULL)
        mask | 5 | sssss | string | spark_mask($1, $2, $3, $4, $5)
        luhn_check | 1 | s | boolean | spark_luhn_check($1)
        url_encode | 1 | s | string | spark_url_encode($1)
        url_decode | 1 | s | string | spark_url_decode($1)
        try_url_decode | 1 | s | string | spark_try_url_decode($1)
        parse_url, try_parse_url | 2..3 | s | string | @parse_url
        is_valid_utf8 | 1 | s | boolean | ($1 IS NOT NULL OR NULL)
        validate_utf8, try_validate_utf8, make_valid_utf8 | 1 | s | string | $1
        to_char, to_varchar | 2 | aa | string | @to_char
        to_number, try_to_number | 2 | ss | ? | @to_number
        sentences | 1..3 | s | ? | !it needs the rules of a language for where sentences end
        randstr | 1 | i | string | spark_randstr($1)
        randstr | 2 | ii | string | !its random text can't be repeated by another engine; without a seed it can be translated
        collate | 2 | sa | string | @collate UTF8_BINARY only
        collation | 1 | s | string | 'SYSTEM.BUILTIN.UTF8_BINARY'
        to_binary | 1 | s | binary | spark_unhex($1)
        to_binary | 2 | sa | binary | @to_binary
        try_to_binary | 1 | s | binary | TRY(spark_unhex($1))
        try_to_binary | 2 | sa | binary | @to_binary
        """;
}
