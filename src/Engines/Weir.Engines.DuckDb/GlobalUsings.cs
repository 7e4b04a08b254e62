global using Quote = Weir.Engines.DuckDb.Interop.SqlText;
global using SqlText = Weir.Core.Specs.SqlText;
