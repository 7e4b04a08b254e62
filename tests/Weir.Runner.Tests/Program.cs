using Weir.Runner.Tests.Crash;
using Xunit.Runner.InProc.SystemConsole;

// The test program is also the process that dies in crash tests.
return await CrashChild.TryRunAsync(args) ?? await ConsoleRunner.Run(args);
