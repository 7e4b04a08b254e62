DROP TABLE IF EXISTS orders;
CREATE TABLE orders (id INTEGER PRIMARY KEY, day TEXT NOT NULL, customer TEXT, amount REAL);
INSERT INTO orders VALUES
  (1, '2026-01-03', 'acme', 120.5),
  (2, '2026-01-03', 'globex', 12),
  (3, '2026-01-04', NULL, 75),
  (4, '2026-01-05', 'acme', 49.99);
