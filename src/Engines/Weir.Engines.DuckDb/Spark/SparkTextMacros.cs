namespace Weir.Engines.DuckDb.Spark;

/// <summary>What Spark does with text. Lines of <c>name(parameters) AS body</c>; see <see cref="SparkMacros"/>.</summary>
internal static class SparkTextMacros
{
    internal const string Table =
        """
        spark_string(x) AS CASE typeof(x) WHEN 'VARCHAR' THEN x::VARCHAR WHEN 'DOUBLE' THEN spark_number_text(x::VARCHAR) WHEN 'FLOAT' THEN spark_number_text(x::VARCHAR) WHEN 'TIMESTAMP WITH TIME ZONE' THEN regexp_replace(x::VARCHAR, '[+-][0-9]{2}(:[0-9]{2}){0,2}$', '') WHEN 'BLOB' THEN error('Bytes as text are not translated here: write decode(..., ''utf-8'').') ELSE CASE WHEN typeof(x) IN ('INTEGER[]', 'BIGINT[]', 'SMALLINT[]', 'TINYINT[]', 'BOOLEAN[]', 'DATE[]') THEN spark_list_text(x) WHEN regexp_matches(typeof(x), '^(STRUCT|MAP)|]$') THEN error('A nested value as text is not translated here: write to_json.') ELSE x::VARCHAR END END
        spark_number_text(t) AS CASE WHEN t IN ('inf', 'infinity') THEN 'Infinity' WHEN t IN ('-inf', '-infinity') THEN '-Infinity' WHEN t = 'nan' THEN 'NaN' WHEN contains(t, 'e') THEN spark_scientific(split_part(t, 'e', 1), CAST(split_part(t, 'e', 2) AS INTEGER)) WHEN length(split_part(ltrim(t, '-'), '.', 1)) > 7 THEN spark_scientific((CASE WHEN starts_with(t, '-') THEN '-' ELSE '' END) || ltrim(t, '-')[1] || '.' || rtrim(replace(ltrim(t, '-')[2:], '.', ''), '0'), length(split_part(ltrim(t, '-'), '.', 1)) - 1) WHEN starts_with(ltrim(t, '-'), '0.000') THEN spark_scientific((CASE WHEN starts_with(t, '-') THEN '-' ELSE '' END) || ltrim(ltrim(t, '-'), '0.')[1] || '.' || ltrim(ltrim(t, '-'), '0.')[2:], length(ltrim(ltrim(t, '-'), '0.')) - length(ltrim(t, '-')) + 1) ELSE t END
        spark_scientific(m, e) AS (CASE WHEN NOT contains(m, '.') THEN m || '.0' WHEN ends_with(m, '.') THEN m || '0' ELSE m END) || 'E' || CAST(e AS VARCHAR)
        spark_double_text(x) AS spark_number_text(CAST(CAST(x AS DOUBLE) AS VARCHAR))
        spark_float_text(x) AS spark_number_text(CAST(CAST(x AS FLOAT) AS VARCHAR))
        spark_time_text(x) AS CAST(x AS VARCHAR)
        spark_list_text(x) AS regexp_replace(CAST(x AS VARCHAR), '\bNULL\b', 'null', 'g')
        spark_word(x) AS CASE WHEN ends_with(typeof(x), ']') THEN error('[DATATYPE_MISMATCH] concat_ws of a column that is an array: write array_join around it.') ELSE spark_string(x) END
        spark_elt(n, l) AS CASE WHEN n < 1 OR n > len(l) THEN error('[INVALID_ARRAY_INDEX] There is no text number ' || n || '.') ELSE list_extract(l, n) END
        spark_try_elt(n, l) AS CASE WHEN n > 0 THEN list_extract(l, n) END
        spark_find_in_set(s, l) AS CASE WHEN s IS NULL OR l IS NULL THEN NULL WHEN contains(s, ',') THEN 0 ELSE CAST(coalesce(list_position(string_split(l, ','), s), 0) AS INTEGER) END
        spark_initcap(s) AS array_to_string(list_transform(string_split(lower(s), ' '), lambda w: upper(w[1]) || w[2:]), ' ')
        spark_locate(n, s, p) AS CAST(CASE WHEN p < 1 THEN 0 WHEN instr(substring(s, p), n) = 0 THEN 0 ELSE instr(substring(s, p), n) + p - 1 END AS INTEGER)
        spark_levenshtein(a, b, t) AS CAST(CASE WHEN levenshtein(a, b) <= t THEN levenshtein(a, b) WHEN a IS NULL OR b IS NULL THEN NULL ELSE -1 END AS INTEGER)
        spark_lpad(s, n, p) AS CASE WHEN n <= 0 AND s IS NOT NULL AND p IS NOT NULL THEN '' WHEN p = '' OR length(s) >= n THEN left(s, n) ELSE lpad(s, n, p) END
        spark_rpad(s, n, p) AS CASE WHEN n <= 0 AND s IS NOT NULL AND p IS NOT NULL THEN '' WHEN p = '' OR length(s) >= n THEN left(s, n) ELSE rpad(s, n, p) END
        spark_overlay(s, r, p, n) AS left(s, p - 1) || r || substring(s, p + n)
        spark_split_part(s, d, n) AS CASE WHEN n = 0 AND s IS NOT NULL AND d IS NOT NULL THEN error('[INVALID_INDEX_OF_ZERO] The index 0 is invalid.') WHEN d = '' THEN CASE WHEN n IN (1, -1) THEN s WHEN s IS NULL OR n IS NULL THEN NULL ELSE '' END ELSE split_part(s, d, n) END
        spark_substring(s, p, n) AS CASE WHEN p IS NULL OR n IS NULL THEN NULL WHEN n <= 0 THEN substring(s, 1, 0) WHEN p > 0 THEN substring(s, p, n) WHEN p = 0 THEN substring(s, 1, n) WHEN length(s) + p >= 0 THEN substring(s, length(s) + p + 1, n) ELSE substring(s, 1, greatest(CAST(n AS BIGINT) + length(s) + p, 0)) END
        spark_reverse(x VARCHAR) AS reverse(x), (x) AS list_reverse(x)
        spark_length(x VARCHAR) AS length(x), (x BLOB) AS octet_length(x), (x) AS length(spark_string(x))
        spark_byte_length(x VARCHAR) AS strlen(x), (x BLOB) AS octet_length(x), (x) AS strlen(spark_string(x))
        spark_base64(x BLOB) AS to_base64(x), (x VARCHAR) AS to_base64(encode(x))
        spark_binary_part(s, p, n) AS s[(CASE WHEN p > 0 THEN p WHEN p = 0 THEN 1 ELSE octet_length(s) + p + 1 END):(CASE WHEN p > 0 THEN p WHEN p = 0 THEN 1 ELSE octet_length(s) + p + 1 END) + n - 1]
        spark_substring_index(s, d, n) AS CASE WHEN s IS NULL OR d IS NULL OR n IS NULL THEN NULL WHEN n = 0 OR d = '' THEN '' WHEN n > 0 THEN array_to_string(string_split(s, d)[:n], d) ELSE array_to_string(string_split(s, d)[greatest(len(string_split(s, d)) + n + 1, 1):], d) END
        spark_split(s, r) AS CASE WHEN r = '' THEN CASE WHEN s = '' THEN [''] ELSE string_split(s, '') END ELSE string_split_regex(s, r) END
        spark_split_limit(s, d, n) AS CASE WHEN len(string_split(s, d)) <= n THEN string_split(s, d) ELSE list_append(string_split(s, d)[:n - 1], array_to_string(string_split(s, d)[n:], d)) END
        spark_regexp_substr(s, r) AS CASE WHEN regexp_matches(s, r) THEN regexp_extract(s, r) END
        spark_regexp_instr(s, r) AS CAST(CASE WHEN regexp_matches(s, r) THEN length(string_split_regex(s, r)[1]) + 1 WHEN s IS NULL OR r IS NULL THEN NULL ELSE 0 END AS INTEGER)
        spark_replacement(r) AS regexp_replace(r, '\$([0-9])', '\\\1', 'g')
        spark_unhex(s) AS CASE WHEN regexp_full_match(s, '[0-9A-Fa-f]*') THEN unhex(CASE WHEN length(s) % 2 = 1 THEN '0' || s ELSE s END) END
        spark_hex(x) AS hex(x)
        spark_mask(s, u, l, d, o) AS array_to_string(list_transform(string_split(s, ''), lambda c: CASE WHEN regexp_full_match(c, '\p{Lu}') THEN coalesce(u, c) WHEN regexp_full_match(c, '\p{Ll}') THEN coalesce(l, c) WHEN regexp_full_match(c, '\p{Nd}') THEN coalesce(d, c) ELSE coalesce(o, c) END), '')
        spark_luhn_check(s) AS CASE WHEN s IS NULL THEN NULL WHEN NOT regexp_full_match(s, '[0-9]+') THEN false ELSE list_sum(list_transform(string_split(reverse(s), ''), lambda c, i: CASE WHEN i % 2 = 1 THEN CAST(c AS INTEGER) WHEN CAST(c AS INTEGER) < 5 THEN CAST(c AS INTEGER) * 2 ELSE CAST(c AS INTEGER) * 2 - 9 END)) % 10 = 0 END
        spark_url_encode(s) AS replace(replace(replace(url_encode(s), '%20', '+'), '~', '%7E'), '%2A', '*')
        spark_bad_escape(s) AS regexp_matches(s, '%([^0-9A-Fa-f]|.[^0-9A-Fa-f]|.?$)')
        spark_url_decode(s) AS CASE WHEN spark_bad_escape(s) THEN error('[CANNOT_DECODE_URL] ''' || s || ''' is no encoded text.') ELSE url_decode(replace(s, '+', ' ')) END
        spark_try_url_decode(s) AS CASE WHEN NOT spark_bad_escape(s) THEN url_decode(replace(s, '+', ' ')) END
        spark_url_part(u, r, empty) AS CASE WHEN regexp_matches(u, r) AND (empty OR regexp_extract(u, r, 1) <> '') THEN regexp_extract(u, r, 1) END
        spark_url_value(q, k) AS list_filter(string_split(q, '&'), lambda p: starts_with(p, k || '='))[1][length(k) + 2:]
        spark_soundex(s) AS CASE WHEN s IS NULL THEN NULL WHEN NOT regexp_matches(s, '^[A-Za-z]') THEN s ELSE upper(s[1]) || rpad(array_to_string(list_filter(spark_soundex_codes(s), lambda c, i: i > 1 AND c <> '0' AND c <> spark_soundex_codes(s)[i - 1])[:3], ''), 3, '0') END
        spark_soundex_codes(s) AS list_filter(string_split(translate(regexp_replace(upper(s), '[^A-Z]', 'A', 'g'), 'AEIOUYHWBFPVCGJKQSXZDTLMNR', '00000077111122222222334556'), ''), lambda c, i: i = 1 OR c <> '7')
        spark_conv(s, f, t) AS CASE WHEN s IS NULL OR f IS NULL OR t IS NULL OR f < 2 OR f > 36 OR abs(t) < 2 OR abs(t) > 36 OR s = '' THEN NULL ELSE to_base(list_reduce(list_transform(string_split(regexp_extract(upper(s), '^[0-9A-Z]*'), ''), lambda c: CAST(instr('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', c) - 1 AS BIGINT)), lambda a, b: CASE WHEN b >= f THEN a ELSE a * f + b END, CAST(0 AS BIGINT)), t) END
        spark_randstr(n) AS CASE WHEN n IS NULL THEN '' WHEN n < 0 THEN error('[INVALID_PARAMETER_VALUE.LENGTH] The length is negative.') ELSE array_to_string(list_transform(range(CAST(n AS BIGINT)), lambda i: '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'[1 + CAST(floor(random() * 62) AS INTEGER)]), '') END
        spark_csv_field(t) AS CASE WHEN t IS NULL THEN '' WHEN trim(t) = '' THEN '""' WHEN regexp_matches(trim(t), '^#|[",\n\r]') THEN '"' || replace(trim(t), '"', '\"') || '"' ELSE trim(t) END
        spark_csv_whole(t) AS CASE WHEN regexp_full_match(t, '[+-]?[0-9]+') THEN t END
        spark_csv_number(t) AS CASE WHEN regexp_full_match(trim(t), '[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?[dDfF]?') THEN regexp_replace(trim(t), '[dDfF]$', '') WHEN t IN ('NaN', '-Inf', 'Inf') THEN t END
        spark_csv_flag(t) AS CASE WHEN lower(t) IN ('true', 'false') THEN lower(t) END
        spark_csv_day(t) AS CASE WHEN regexp_full_match(t, '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}') THEN t END
        """;
}
