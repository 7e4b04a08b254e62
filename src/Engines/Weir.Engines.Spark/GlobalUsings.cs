global using SqlText = Weir.Core.Specs.SqlText;
global using Wire = Weir.Engines.Spark.Protocol;
