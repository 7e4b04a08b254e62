using System.Text;

namespace Weir.Cli.Render.Graph;

/// <summary>A grid of terminal cells on which lines join where they meet.</summary>
internal sealed class TextCanvas
{
    private const byte North = 1;
    private const byte East = 2;
    private const byte South = 4;
    private const byte West = 8;

    /// <summary>By the sum of the sides that a line leaves through.</summary>
    private const string Joints = " ╵╶╰╷│╭├╴╯─┴╮┤┬┼";

    private readonly Dictionary<(int X, int Y), byte> lines = [];
    private readonly HashSet<(int X, int Y)> solid = [];
    private readonly Dictionary<(int X, int Y), string> texts = [];
    private readonly Dictionary<(int X, int Y), Func<string, string>> paints = [];

    public void Vertical(int x, int top, int bottom, bool dashed)
    {
        for (int y = top; y <= bottom; y++)
        {
            Join(x, y, (byte)((y > top ? North : 0) | (y < bottom ? South : 0)), dashed);
        }
    }

    public void Horizontal(int left, int right, int y, bool dashed)
    {
        for (int x = left; x <= right; x++)
        {
            Join(x, y, (byte)((x > left ? West : 0) | (x < right ? East : 0)), dashed);
        }
    }

    /// <summary>Puts a text over whatever is there.</summary>
    public void Write(int x, int y, string text, Func<string, string>? paint = null)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            string cell = rune.ToString();
            int width = TextWidth.Of(cell);
            if (width == 0)
            {
                continue;
            }

            texts[(x, y)] = cell;
            if (paint is not null)
            {
                paints[(x, y)] = paint;
            }

            if (width == 2)
            {
                texts[(x + 1, y)] = "";
            }

            x += width;
        }
    }

    /// <summary>A frame with room inside.</summary>
    public void Box(int left, int top, int width, int height, Func<string, string>? paint)
    {
        string edge = new('─', width - 2);
        Write(left, top, $"╭{edge}╮", paint);
        for (int y = top + 1; y < top + height - 1; y++)
        {
            Write(left, y, $"│{new string(' ', width - 2)}│", paint);
        }

        Write(left, top + height - 1, $"╰{edge}╯", paint);
    }

    /// <summary>Opens a frame's lower edge for a line; nothing where there is no frame.</summary>
    public void Notch(int x, int y)
    {
        if (texts.TryGetValue((x, y), out string? edge) && edge == "─")
        {
            texts[(x, y)] = "┬";
        }
    }

    public string Render(int width, int height)
    {
        StringBuilder text = new();
        for (int y = 0; y < height; y++)
        {
            StringBuilder line = new();
            for (int x = 0; x < width; x++)
            {
                string cell = texts.TryGetValue((x, y), out string? written) ? written : Joint(x, y);
                line.Append(paints.TryGetValue((x, y), out Func<string, string>? paint) ? paint(cell) : cell);
            }

            text.Append(line.ToString().TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private void Join(int x, int y, byte sides, bool dashed)
    {
        lines[(x, y)] = (byte)(lines.GetValueOrDefault((x, y)) | sides);
        if (!dashed)
        {
            solid.Add((x, y));
        }
    }

    private string Joint(int x, int y)
    {
        byte sides = lines.GetValueOrDefault((x, y));
        return (solid.Contains((x, y)), sides) switch
        {
            (false, North | South) => "┆",
            (false, East | West) => "┄",
            _ => Joints[sides].ToString(),
        };
    }
}
