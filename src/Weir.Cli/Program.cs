using Weir.Cli;
using Weir.Cli.Native;
using Weir.Hosting;

HostEnvironment environment = HostEnvironment.OfProcess() with { Errors = Console.Error };
return ProcessEnd.With(new CliHost(CliConsole.OfProcess(environment.Variables), environment, static e => new WeirHost(e)).Run(args, CancellationToken.None));
