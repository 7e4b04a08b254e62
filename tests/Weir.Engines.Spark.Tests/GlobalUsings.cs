global using Wire = Weir.Engines.Spark.Protocol;
