-- What examples/flights/blueprint.yml does, written by hand for one Spark session. {data} is a folder.
-- The gate's query is the one that returns a row; the program that runs this checks it and stops when a value is out of bounds.
-- The targets are written by the program, from the views `by_state_month`, `worst` and `impossible`.

CREATE TEMPORARY VIEW flights AS SELECT date, delay, distance, origin, destination FROM parquet.`{data}/flights-3m.parquet`;

CREATE TEMPORARY VIEW airports USING csv OPTIONS (path '{data}/airports.csv', header 'true', inferSchema 'true');

CREATE TEMPORARY VIEW plausible AS SELECT * FROM flights WHERE (delay < -60 OR delay > 1440) IS NOT TRUE;

CREATE TEMPORARY VIEW located AS
SELECT f.date, f.delay, f.distance, f.origin, f.destination, a.state, a.city
FROM plausible AS f
JOIN airports AS a ON f.origin = a.iata;

SELECT
    count(*) AS row_count,
    count(*) - count(state) AS null_states,
    count(*) - count(date) AS null_dates,
    count(*) - count(delay) AS null_delays,
    count(*) - count(distance) AS null_distances,
    min(distance) > 0 AND max(distance) < 6000 AS distance_in_range,
    min(delay) >= -60 AND max(delay) <= 1440 AS delay_in_range,
    avg(delay) BETWEEN 0 AND 30 AS mean_in_range,
    min(delay), max(delay), avg(delay), stddev_samp(delay), count(delay),
    percentile(CAST(delay AS DOUBLE), array(0.05, 0.5, 0.95)),
    min(distance), max(distance), avg(distance), stddev_samp(distance), count(distance),
    percentile(CAST(distance AS DOUBLE), array(0.05, 0.5, 0.95))
FROM located;

CACHE LAZY TABLE by_state_month AS
SELECT
    state,
    substring(CAST(date AS STRING), 1, 7) AS month,
    count(*) AS flights,
    avg(delay) AS mean_delay,
    avg(CASE WHEN delay > 15 THEN 1 ELSE 0 END) AS share_late,
    max(delay) AS worst_delay
FROM located
GROUP BY state, substring(CAST(date AS STRING), 1, 7);

CREATE TEMPORARY VIEW worst AS SELECT * FROM by_state_month ORDER BY share_late DESC, state, month;

CREATE TEMPORARY VIEW impossible AS
SELECT *, 'plausible' AS _aq_error_module, 'SpillwayCondition' AS _aq_error_type, 'spillway_condition matched' AS _aq_error_msg, current_timestamp() AS _aq_error_ts
FROM flights
WHERE (delay < -60 OR delay > 1440) IS TRUE;
