System.Console.WriteLine("weir");
