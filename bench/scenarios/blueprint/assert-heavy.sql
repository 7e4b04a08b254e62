CREATE VIEW flights AS SELECT * FROM read_parquet('{data}/flights-3m.parquet');

SELECT
    count(*), count(*) - count(date), count(*) - count(origin), count(*) - count(delay), count(*) - count(distance),
    avg(delay) BETWEEN -10 AND 60, max(distance) < 10000, count(DISTINCT origin) > 100,
    count(*) FILTER (WHERE (delay BETWEEN -60 AND 1440) IS NOT TRUE),
    count(*) FILTER (WHERE (delay BETWEEN -60 AND 1440) IS TRUE AND (distance > 0) IS NOT TRUE)
FROM flights;

COPY (SELECT * FROM flights WHERE delay BETWEEN -60 AND 1440 AND distance > 0) TO '{out}/good.parquet' (FORMAT parquet);

COPY (
    SELECT *, 'gate' AS _aq_error_module, 'sql_row' AS _aq_error_rule,
        CASE WHEN (delay BETWEEN -60 AND 1440) IS NOT TRUE THEN 'Impossible' ELSE 'NoDistance' END AS _aq_error_type,
        CASE WHEN (delay BETWEEN -60 AND 1440) IS NOT TRUE THEN 'failed: delay BETWEEN -60 AND 1440' ELSE 'failed: distance > 0' END AS _aq_error_msg, now() AS _aq_error_ts
    FROM flights
    WHERE (delay BETWEEN -60 AND 1440) IS NOT TRUE OR (distance > 0) IS NOT TRUE
) TO '{out}/bad.csv' (FORMAT csv, HEADER);
