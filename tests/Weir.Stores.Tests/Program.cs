using Weir.Conformance.Stores;
using Weir.Stores.Tests.Support;
using Xunit.Runner.InProc.SystemConsole;

// The test program is also the other processes that use the store.
return StoreProcess.TryRun(args, Places.Open) ?? await ConsoleRunner.Run(args);
