CREATE VIEW plausible AS SELECT * FROM read_parquet('{data}/flights-3m.parquet') WHERE delay BETWEEN -60 AND 1440;

SELECT
    count(*), count(date), count(delay), count(distance), count(origin), count(destination),
    min(delay), max(delay), avg(delay), stddev_samp(delay), quantile_cont(CAST(delay AS DOUBLE), [0.05, 0.25, 0.5, 0.75, 0.95]),
    min(distance), max(distance), avg(distance), stddev_samp(distance), quantile_cont(CAST(distance AS DOUBLE), [0.05, 0.25, 0.5, 0.75, 0.95]),
    approx_count_distinct(origin), approx_count_distinct(destination), approx_count_distinct(delay), approx_count_distinct(distance),
    max(date), count(*) > 1000000, avg(distance) > 100
FROM plausible;

SELECT * FROM plausible LIMIT 10;

COPY (SELECT * FROM plausible) TO '{out}/plausible.parquet' (FORMAT parquet);
