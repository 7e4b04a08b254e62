using Weir.Conformance.Stores;
using Weir.Stores.Sqlite;
using Xunit.Runner.InProc.SystemConsole;

// The test program is also the other processes that use the store.
return StoreProcess.TryRun(args, place => SqliteRunStore.Open(place, TimeProvider.System)) ?? await ConsoleRunner.Run(args);
