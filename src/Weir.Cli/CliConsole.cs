using System.Text;
using Weir.Cli.Native;
using Weir.Cli.Render;

namespace Weir.Cli;

/// <summary>Where a command speaks: results to <see cref="Out"/>, everything else to <see cref="Error"/>. Tests give their own.</summary>
internal sealed class CliConsole
{
    private const int BufferBytes = 4096;
    private const int FallbackWidth = 100;
    private const int FallbackHeight = 40;

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public bool OutIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Width and height of the terminal, now.</summary>
    public Func<(int Width, int Height)> Size { get; init; } = () => (FallbackWidth, FallbackHeight);

    /// <summary>False when the user or the terminal wants no colours.</summary>
    public bool WantsColor { get; set; } = true;

    public Style OutStyle => WantsColor && OutIsTerminal ? new Style(true) : Style.Plain;

    public Style ErrorStyle => WantsColor && ErrorIsTerminal ? new Style(true) : Style.Plain;

    /// <summary>The console of this process.</summary>
    /// <remarks>The streams are opened directly: <see cref="Console.Out"/> sets up a terminal that a short command never needs.</remarks>
    public static CliConsole OfProcess(IReadOnlyDictionary<string, string> variables)
    {
        bool dumb = variables.TryGetValue("TERM", out string? terminal) && terminal == "dumb";
        return new CliConsole
        {
            Out = Writer(StandardStream.Open(StandardStream.Output)),
            Error = Writer(StandardStream.Open(StandardStream.Error)),
            OutIsTerminal = StandardStream.IsTerminal(StandardStream.Output) && !dumb,
            ErrorIsTerminal = StandardStream.IsTerminal(StandardStream.Error) && !dumb,
            WantsColor = Wants(variables),
            Size = TerminalSize,
        };
    }

    /// <summary>False when NO_COLOR is set to anything (see no-color.org).</summary>
    public static bool Wants(IReadOnlyDictionary<string, string> variables) =>
        !variables.TryGetValue("NO_COLOR", out string? wish) || wish.Length == 0;

    public void Flush()
    {
        Out.Flush();
        Error.Flush();
    }

    private static StreamWriter Writer(Stream stream) => new(stream, new UTF8Encoding(false), BufferBytes) { NewLine = "\n" };

    private static (int Width, int Height) TerminalSize() =>
        (Console.WindowWidth is > 0 and var width ? width : FallbackWidth, Console.WindowHeight is > 0 and var height ? height : FallbackHeight);
}
