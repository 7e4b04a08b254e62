namespace Weir.Compiler;

/// <summary>A binary heap of numbers: gives back the smallest first.</summary>
/// <remarks>Not the framework's PriorityQueue, whose code for numbers is not compiled ahead of time and would cost every start of the program.</remarks>
internal sealed class SmallestFirst
{
    private readonly List<int> heap = [];

    public void Add(int number)
    {
        heap.Add(number);
        int at = heap.Count - 1;
        while (at > 0 && heap[(at - 1) / 2] > heap[at])
        {
            Swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    public bool TryTake(out int smallest)
    {
        smallest = 0;
        if (heap.Count == 0)
        {
            return false;
        }

        smallest = heap[0];
        heap[0] = heap[^1];
        heap.RemoveAt(heap.Count - 1);
        for (int at = 0; SmallerChild(at) is int child && child >= 0; at = child)
        {
            Swap(at, child);
        }

        return true;
    }

    /// <summary>The smaller child, when it is smaller than its parent; else -1.</summary>
    private int SmallerChild(int at)
    {
        int smallest = at;
        for (int child = (2 * at) + 1; child <= (2 * at) + 2 && child < heap.Count; child++)
        {
            smallest = heap[child] < heap[smallest] ? child : smallest;
        }

        return smallest == at ? -1 : smallest;
    }

    private void Swap(int left, int right) => (heap[left], heap[right]) = (heap[right], heap[left]);
}
