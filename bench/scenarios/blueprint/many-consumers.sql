CREATE TEMP TABLE located AS
SELECT f.date, f.delay, f.distance, f.origin, f.destination, a.state, a.city
FROM read_parquet('{data}/flights-3m.parquet') AS f JOIN read_csv('{data}/airports.csv', header = true) AS a ON f.origin = a.iata
WHERE f.delay BETWEEN -60 AND 1440;

COPY (SELECT state, count(*) AS flights, avg(delay) AS delay FROM located GROUP BY state) TO '{out}/by_state.parquet' (FORMAT parquet);

COPY (SELECT city, count(*) AS flights, max(delay) AS delay FROM located GROUP BY city) TO '{out}/by_city.parquet' (FORMAT parquet);

COPY (SELECT origin, destination, count(*) AS flights, min(distance) AS distance FROM located GROUP BY origin, destination) TO '{out}/by_route.parquet' (FORMAT parquet);

COPY (SELECT CAST(date AS DATE) AS day, count(*) AS flights, avg(delay) AS delay FROM located GROUP BY CAST(date AS DATE)) TO '{out}/by_day.parquet' (FORMAT parquet);

COPY (SELECT distance, count(*) AS flights FROM located GROUP BY distance) TO '{out}/by_distance.parquet' (FORMAT parquet);

COPY (SELECT state, count(*) AS flights FROM located WHERE delay > 60 GROUP BY state) TO '{out}/late.parquet' (FORMAT parquet);
