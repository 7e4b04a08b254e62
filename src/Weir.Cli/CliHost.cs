using Weir.Cli.CommandLine;
using Weir.Cli.Commands;
using Weir.Cli.Native;
using Weir.Cli.Render;
using Weir.Core.Diagnostics;
using Weir.Core.Primitives;
using Weir.Hosting;

namespace Weir.Cli;

/// <summary>Takes a command line to its command, and whatever happens there to an exit code.</summary>
internal sealed class CliHost(CliConsole console, HostEnvironment environment, Func<HostEnvironment, IWeirHost> hostFactory)
{
    /// <remarks>
    /// Blocks until the command is done: there is nothing else for the thread to do, and the state machines of asynchronous methods on this way would have
    /// to be compiled at every start.
    /// </remarks>
    /// <returns>The exit code; never throws.</returns>
    public int Run(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        bool verbose = Holds(words, GlobalOptions.Verbose.Name) || Holds(words, "-v");
        int code;
        try
        {
            code = Dispatch(words, cancellationToken);
            console.Flush();
        }
        catch (DynamicCodeException image)
        {
            console.Flush();
            code = ManagedBuild.TryReplace(words) ?? Say(ExitCodes.RunTime, $"{console.ErrorStyle.Red("error:")} {image.Message}", ManagedBuild.Hint);
        }
        catch (UsageException wrong)
        {
            code = Say(ExitCodes.Usage, $"{console.ErrorStyle.Red("usage error:")} {wrong.Message}", wrong.Hint);
        }
        catch (WeirException problem)
        {
            Tell(new DiagnosticsView(console.ErrorStyle).Render([problem.Diagnostic]));
            code = CodeOf(problem.Diagnostic.Code.Fault);
        }
        catch (OperationCanceledException)
        {
            code = Say(ExitCodes.RunTime, "cancelled", null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            code = Say(ExitCodes.RunTime, $"{console.ErrorStyle.Red("error:")} {exception.Message}", null);
        }
#pragma warning disable CA1031 // The last place: a fault of ours must still end with a sentence and a code.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            string detail = verbose ? exception.ToString() : exception.Message;
            code = Say(ExitCodes.RunTime, $"{console.ErrorStyle.Red("internal error:")} {detail}", "This is a fault of Weir, please report it; --verbose shows where it happened.");
        }

        return code;
    }

    /// <summary>The exit code that a finding ends a command with, by whose turn it is to act.</summary>
    public static int CodeOf(Fault fault) => fault is Fault.Author or Fault.NotSupported ? ExitCodes.Configuration : ExitCodes.RunTime;

    private int Dispatch(IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        if (Holds(words, GlobalOptions.NoColor.Name))
        {
            console.WantsColor = false;
        }

        int index = CommandIndex(words);
        if (index < 0)
        {
            return WithoutCommand(words);
        }

        Command command = CommandCatalogue.Find(words[index]) ?? throw UnknownCommand(words[index]);
        ParsedCommand arguments = CommandLineParser.Parse(command.Spec, Without(words, index));
        if (arguments.Has(GlobalOptions.Help))
        {
            console.Out.Write(new HelpText(console.OutStyle).OfCommand(command.Spec));
            return ExitCodes.Done;
        }

        return arguments.Has(GlobalOptions.Version)
            ? ShowVersion()
            : command.RunAsync(new Invocation(arguments, console, environment with { Output = console.Out, Error = console.Error }, hostFactory), cancellationToken).GetAwaiter().GetResult();
    }

    /// <remarks>A loop: the general method looks for the best way to compare texts by reflection.</remarks>
    private static bool Holds(IReadOnlyList<string> words, string word)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (string.Equals(words[i], word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static List<string> Without(IReadOnlyList<string> words, int index)
    {
        List<string> others = new(words.Count);
        for (int i = 0; i < words.Count; i++)
        {
            if (i != index)
            {
                others.Add(words[i]);
            }
        }

        return others;
    }

    /// <summary>The first word that is no option; only options of every command may stand before it.</summary>
    private static int CommandIndex(IReadOnlyList<string> words)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith('-'))
            {
                return i;
            }
        }

        return -1;
    }

    private int WithoutCommand(IReadOnlyList<string> words)
    {
        ParsedCommand arguments = CommandLineParser.Parse(new CommandSpec("COMMAND", "a command"), words);
        if (arguments.Has(GlobalOptions.Version))
        {
            return ShowVersion();
        }

        console.Out.Write(new HelpText(console.OutStyle).OfProgram([.. CommandCatalogue.Specs]));
        return ExitCodes.Done;
    }

    private int ShowVersion()
    {
        console.Out.WriteLine($"weir {ProductVersion.Text}");
        return ExitCodes.Done;
    }

    private static UsageException UnknownCommand(string name)
    {
        string? nearest = Suggestion.Nearest(name, CommandCatalogue.Names);
        string? hint = nearest is not null ? $"Did you mean 'weir {nearest}'?"
            : name.EndsWith(".yml", StringComparison.Ordinal) || name.EndsWith(".yaml", StringComparison.Ordinal) ? $"To run it: weir run {name}"
            : "See 'weir --help'.";
        return new UsageException($"there is no command '{name}'.", hint);
    }

    private int Say(int code, string message, string? hint)
    {
        Tell(hint is null ? message + "\n" : $"{message}\n  {console.ErrorStyle.Green("help:")} {hint}\n");
        return code;
    }

    /// <summary>Results first, so that a message stands behind them; a reader that went away is no further trouble.</summary>
    private void Tell(string text)
    {
        try
        {
            console.Out.Flush();
            console.Error.Write(text);
            console.Error.Flush();
        }
        catch (IOException)
        {
        }
    }
}
