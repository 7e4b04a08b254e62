using Weir.Connectors.Files.Tests.Support;
using Xunit.Runner.InProc.SystemConsole;

// The test program is also the processes that contend for a target.
return ContendingProcess.TryRun(args) ?? await ConsoleRunner.Run(args);
