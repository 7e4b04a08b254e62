namespace Weir.Compiler.Sql.Functions;

/// <summary>Functions on dates and times. Lines of <c>names | arguments | parameters | result | template</c>; see <see cref="FunctionEntry"/>.</summary>
internal static class TimeFunctions
{
    public const string Table =
        """
        current_date, curdate | 0 | - | date | current_date
        current_timestamp, now | 0 | - | timestamp | now()
        localtimestamp | 0 | - | timestamp_ntz | CAST(now() AS TIMESTAMP)
        current_timezone | 0 | - | string | current_setting('TimeZone')
        date_add, dateadd | 2 | ai | date | ($date1 + CAST($2 AS INTEGER))
        date_sub | 2 | ai | date | ($date1 - CAST($2 AS INTEGER))
        date_add, dateadd, timestampadd | 3 | aba | timestamp | @dateadd
        datediff, date_diff | 2 | aa | int | CAST($date1 - $date2 AS INTEGER)
        datediff, date_diff, timestampdiff | 3 | aaa | bigint | @datediff
        add_months | 2 | ai | date | CAST($date1 + to_months(CAST($2 AS INTEGER)) AS DATE)
        months_between | 2 | aa | double | spark_months_between(CAST($1 AS TIMESTAMP), CAST($2 AS TIMESTAMP), true)
        months_between | 3 | aak | double | spark_months_between(CAST($1 AS TIMESTAMP), CAST($2 AS TIMESTAMP), $3)
        last_day | 1 | a | date | last_day($date1)
        next_day | 2 | as | date | spark_next_day($date1, $2)
        year, month, quarter, day, dayofmonth, dayofyear, weekofyear | 1 | a | int | CAST($name($date1) AS INTEGER)
        dayofweek | 1 | a | int | CAST(dayofweek($date1) + 1 AS INTEGER)
        weekday | 1 | a | int | CAST(isodow($date1) - 1 AS INTEGER)
        hour, minute, second | 1 | a | int | @clock
        extract, date_part, datepart | 2 | aa | ? | @extract
        date_trunc | 2 | aa | timestamp | @date_trunc
        trunc | 2 | aa | date | @trunc
        date_format | 2 | aa | string | @date_format
        to_date, try_to_date | 1..2 | aa | date | @to_date
        to_timestamp, to_timestamp_ltz, try_to_timestamp | 1..2 | aa | timestamp | @to_timestamp
        to_timestamp_ntz | 1..2 | aa | timestamp_ntz | @to_timestamp
        unix_timestamp, to_unix_timestamp | 0..2 | aa | bigint | @unix_timestamp
        from_unixtime | 1..2 | ba | string | @from_unixtime
        make_date | 3 | iii | date | spark_make_date(CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS BIGINT))
        make_timestamp, make_timestamp_ltz | 6 | iiiiia | timestamp | CAST(spark_make_timestamp($*) AS TIMESTAMPTZ)
        make_timestamp, make_timestamp_ltz | 7 | iiiiias | timestamp | timezone($7, spark_make_timestamp($1, $2, $3, $4, $5, $6))
        make_timestamp_ntz | 6 | iiiiia | timestamp_ntz | spark_make_timestamp($*)
        try_make_timestamp, try_make_timestamp_ltz | 6 | iiiiia | timestamp | TRY(CAST(spark_make_timestamp($*) AS TIMESTAMPTZ))
        try_make_timestamp, try_make_timestamp_ltz | 7 | iiiiias | timestamp | TRY(timezone($7, spark_make_timestamp($1, $2, $3, $4, $5, $6)))
        try_make_timestamp_ntz | 6 | iiiiia | timestamp_ntz | TRY(spark_make_timestamp($*))
        make_interval, try_make_interval | 0..7 | iiiiiia | interval | @make_interval
        make_dt_interval | 0..4 | iiia | interval | @make_interval
        make_ym_interval | 0..2 | ii | interval | @make_interval
        unix_date | 1 | a | int | CAST($date1 - DATE '1970-01-01' AS INTEGER)
        date_from_unix_date | 1 | i | date | (DATE '1970-01-01' + CAST($1 AS INTEGER))
        unix_seconds | 1 | T | bigint | CAST(floor(epoch_us($1) / 1000000) AS BIGINT)
        unix_millis | 1 | T | bigint | CAST(floor(epoch_us($1) / 1000) AS BIGINT)
        unix_micros | 1 | T | bigint | epoch_us($1)
        timestamp_seconds | 1 | n | timestamp | make_timestamptz(CAST(CAST($1 AS DECIMAL(26,6)) * 1000000 AS BIGINT))
        timestamp_millis | 1 | b | timestamp | make_timestamptz(CAST($1 AS BIGINT) * 1000)
        timestamp_micros | 1 | b | timestamp | make_timestamptz(CAST($1 AS BIGINT))
        from_utc_timestamp | 2 | as | timestamp | timezone('UTC', timezone($2, CAST($1 AS TIMESTAMPTZ)))
        to_utc_timestamp | 2 | as | timestamp | timezone($2, timezone('UTC', CAST($1 AS TIMESTAMPTZ)))
        convert_timezone | 2 | sa | timestamp_ntz | timezone($1, timezone(current_setting('TimeZone'), CAST($2 AS TIMESTAMP)))
        convert_timezone | 3 | ssa | timestamp_ntz | timezone($2, timezone($1, CAST($3 AS TIMESTAMP)))
        dayname | 1 | a | string | strftime($date1, '%a')
        monthname | 1 | a | string | strftime($date1, '%b')
        window | 2 | aa | struct<start: timestamp, end: timestamp> | @window
        window | 3..4 | a | ? | !sliding windows of time are not translated; only windows side by side are
        session_window | 2 | a | ? | !windows that end with a pause are not translated
        window_time | 1 | a | timestamp | (struct_extract($1, 'end') - to_microseconds(1))
        time_bucket | 2..3 | a | timestamp | @time_bucket
        current_time | 0 | - | time | CAST(CAST(now() AS TIMESTAMP) AS TIME)
        current_time | 1 | i | time | spark_time_trunc(CAST(CAST(now() AS TIMESTAMP) AS TIME), CAST(pow(10, 6 - $1) AS BIGINT))
        make_time | 3 | iia | time | spark_make_time(CAST($1 AS BIGINT), CAST($2 AS BIGINT), CAST($3 AS DOUBLE))
        to_time, try_to_time | 1..2 | sa | time | @to_time
        time_diff | 3 | aaa | bigint | @time_diff
        time_trunc | 2 | aa | time | @time_trunc
        time_from_micros | 1 | b | time | spark_time_of(CAST($1 AS BIGINT))
        time_from_millis | 1 | b | time | spark_time_of(CAST($1 AS BIGINT) * 1000)
        time_from_seconds | 1 | a | time | spark_time_of(CAST(CAST($1 AS DECIMAL(26,6)) * 1000000 AS BIGINT))
        time_to_micros | 1 | a | bigint | epoch_us(CAST($1 AS TIME))
        time_to_millis | 1 | a | bigint | (epoch_us(CAST($1 AS TIME)) // 1000)
        time_to_seconds | 1 | a | decimal(14,6) | CAST(epoch_us(CAST($1 AS TIME)) / 1000000 AS DECIMAL(14,6))
        """;
}
