namespace Weir.Cli.Tests.Guide;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">The first word behind the fence: <c>yaml</c>, <c>csv</c>, <c>console</c>.</param>
/// <param name="Name">The second word: the file that the block is; null when it is none.</param>
/// <param name="First">The index of its first line in the page.</param>
/// <param name="Lines">The lines between the fences.</param>
internal sealed record GuideBlock(string Language, string? Name, int First, IReadOnlyList<string> Lines)
{
    private const string Fence = "```";

    public string Text => string.Concat(Lines.Select(line => line + "\n"));

    public static IReadOnlyList<GuideBlock> Read(IReadOnlyList<string> page)
    {
        List<GuideBlock> blocks = [];
        for (int i = 0; i < page.Count; i++)
        {
            if (page[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                string[] words = page[i][Fence.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                string[] lines = [.. page.Skip(i + 1).TakeWhile(line => line != Fence)];
                blocks.Add(new GuideBlock(words.FirstOrDefault() ?? "", words.ElementAtOrDefault(1), i + 1, lines));
                i += lines.Length + 1;
            }
        }

        return blocks;
    }
}
