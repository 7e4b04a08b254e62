namespace Weir.Engines.DuckDb.Spark;

/// <summary>What Spark does with dates and times. Lines of <c>name(parameters) AS body</c>; see <see cref="SparkMacros"/>.</summary>
internal static class SparkTimeMacros
{
    internal const string Table =
        """
        spark_minus(a DATE, b DATE) AS to_days(CAST(a - b AS INTEGER)), (a, b) AS a - b
        spark_add_days(a DATE, i INTERVAL) AS CAST(a + i AS DATE), (a TIMESTAMP, i INTERVAL) AS a + i, (a TIMESTAMPTZ, i INTERVAL) AS a + i, (a INTERVAL, i INTERVAL) AS a + i
        spark_add_time(a DATE, i INTERVAL) AS CAST(a AS TIMESTAMPTZ) + i, (a TIMESTAMP, i INTERVAL) AS a + i, (a TIMESTAMPTZ, i INTERVAL) AS a + i, (a INTERVAL, i INTERVAL) AS a + i
        spark_moment(x DATE) AS CAST(x AS TIMESTAMPTZ), (x VARCHAR) AS CAST(x AS TIMESTAMPTZ), (x TIMESTAMP) AS x, (x TIMESTAMPTZ) AS x
        spark_whole_months(a, b) AS CASE WHEN a <= b AND (day(b), b - date_trunc('day', b)) < (day(a), a - date_trunc('day', a)) THEN spark_month_steps(a, b) - 1 WHEN a > b AND (day(b), b - date_trunc('day', b)) > (day(a), a - date_trunc('day', a)) THEN spark_month_steps(a, b) + 1 ELSE spark_month_steps(a, b) END
        spark_month_steps(a, b) AS year(b) * 12 + month(b) - year(a) * 12 - month(a)
        spark_months_between(a, b, r) AS CASE WHEN day(a) = day(b) OR (day(a) = day(last_day(a)) AND day(b) = day(last_day(b))) THEN CAST(year(a) * 12 + month(a) - year(b) * 12 - month(b) AS DOUBLE) WHEN r THEN round(year(a) * 12 + month(a) - year(b) * 12 - month(b) + spark_month_seconds(a, b) / 2678400, 8) ELSE year(a) * 12 + month(a) - year(b) * 12 - month(b) + spark_month_seconds(a, b) / 2678400 END
        spark_month_seconds(a, b) AS (day(a) - day(b)) * 86400 + date_diff('second', date_trunc('day', a), a) - date_diff('second', date_trunc('day', b), b)
        spark_next_day(d, n) AS d + CAST((CASE upper(trim(n)) WHEN 'MO' THEN 1 WHEN 'MON' THEN 1 WHEN 'MONDAY' THEN 1 WHEN 'TU' THEN 2 WHEN 'TUE' THEN 2 WHEN 'TUESDAY' THEN 2 WHEN 'WE' THEN 3 WHEN 'WED' THEN 3 WHEN 'WEDNESDAY' THEN 3 WHEN 'TH' THEN 4 WHEN 'THU' THEN 4 WHEN 'THURSDAY' THEN 4 WHEN 'FR' THEN 5 WHEN 'FRI' THEN 5 WHEN 'FRIDAY' THEN 5 WHEN 'SA' THEN 6 WHEN 'SAT' THEN 6 WHEN 'SATURDAY' THEN 6 WHEN 'SU' THEN 7 WHEN 'SUN' THEN 7 WHEN 'SUNDAY' THEN 7 ELSE CASE WHEN n IS NOT NULL AND d IS NOT NULL THEN error('[ILLEGAL_DAY_OF_WEEK] ''' || n || ''' is no day of the week.') END END - isodow(d) + 6) % 7 + 1 AS INTEGER)
        spark_try_next_day(d, n) AS CASE WHEN upper(trim(n)) IN ('MO', 'MON', 'MONDAY', 'TU', 'TUE', 'TUESDAY', 'WE', 'WED', 'WEDNESDAY', 'TH', 'THU', 'THURSDAY', 'FR', 'FRI', 'FRIDAY', 'SA', 'SAT', 'SATURDAY', 'SU', 'SUN', 'SUNDAY') THEN spark_next_day(d, n) END
        spark_make_date(y, m, d) AS make_date(y, m, d)
        spark_try_make_date(y, m, d) AS TRY(make_date(y, m, d))
        spark_try_make_timestamp(y, mo, d, h, mi, s) AS TRY(make_timestamp(CAST(y AS BIGINT), CAST(mo AS BIGINT), CAST(d AS BIGINT), CAST(h AS BIGINT), CAST(mi AS BIGINT), CAST(s AS DOUBLE)))
        spark_make_timestamp(y, mo, d, h, mi, s) AS make_timestamp(CAST(y AS BIGINT), CAST(mo AS BIGINT), CAST(d AS BIGINT), CAST(h AS BIGINT), CAST(mi AS BIGINT), CAST(s AS DOUBLE))
        spark_window(t, w) AS CASE WHEN t IS NOT NULL THEN {'start': make_timestamptz(spark_floor_to(epoch_us(t), w)), 'end': make_timestamptz(spark_floor_to(epoch_us(t), w) + w)} END
        spark_floor_to(x, w) AS x - ((x % w + w) % w)
        spark_parse_time(s, f, r) AS CASE WHEN s IS NULL THEN NULL WHEN regexp_full_match(s, r) THEN strptime(s, f) ELSE error('[CANNOT_PARSE_TIMESTAMP] ''' || s || ''' has not the shape of ' || f || '.') END
        spark_parse_or_null(s, f, r) AS CASE WHEN regexp_full_match(s, r) THEN try_strptime(s, f) END
        spark_zoned_time(s, f, r) AS CASE WHEN s IS NULL THEN NULL WHEN regexp_full_match(s, r) THEN strptime(replace(s, 'Z', '+00:00'), f) ELSE error('[CANNOT_PARSE_TIMESTAMP] ''' || s || ''' has not the shape of ' || f || '.') END
        spark_zoned_or_null(s, f, r) AS CASE WHEN regexp_full_match(s, r) THEN try_strptime(replace(s, 'Z', '+00:00'), f) END
        spark_time_of(n) AS CASE WHEN n < 0 OR n >= 86400000000 THEN error('[DATETIME_FIELD_OUT_OF_BOUNDS] A day has no such time: ' || n || ' microseconds.') ELSE TIME '00:00:00' + to_microseconds(n) END
        spark_time_trunc(t, u) AS TIME '00:00:00' + to_microseconds(epoch_us(t) // u * u)
        spark_bucket(t, w, o) AS make_timestamptz(spark_floor_to(epoch_us(t) - o, w) + o)
        spark_make_time(h, m, s) AS CASE WHEN h > 23 OR s >= 60 THEN error('[DATETIME_FIELD_OUT_OF_BOUNDS] A day has no such time.') ELSE make_time(h, m, s) END
        spark_clock(x VARCHAR) AS CASE WHEN starts_with(trim(x), '24') THEN 'no time of a day: ' || x ELSE trim(x) END, (x) AS x
        """;
}
