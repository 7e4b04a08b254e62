CREATE VIEW fresh AS SELECT * FROM read_parquet('{data}/flights-3m.parquet') WHERE date > TIMESTAMP '2001-05-01 00:00:00';

COPY (SELECT * FROM fresh) TO '{out}/flights/part-0.parquet' (FORMAT parquet);

SELECT max(date) FROM fresh;
