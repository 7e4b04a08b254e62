using Weir.Core.Contracts;
using Weir.Core.Events;

namespace Weir.Conformance.Stores;

/// <summary>What every store must do alike. A test class derives this with its store.</summary>
/// <remarks>
/// Some tests need other processes: the test program hands its arguments to <see cref="StoreProcess.TryRun"/> before it runs tests.
/// </remarks>
public abstract partial class RunStoreConformance : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("weir-store-").FullName;
    private readonly List<IRunStore> opened = [];
    private IRunStore? store;

    /// <summary>The store under test, new for each test.</summary>
    protected IRunStore Store => store ?? throw new InvalidOperationException("The test has not begun.");

    /// <summary>Where the next store to be opened keeps its data.</summary>
    protected string Place { get; set; } = "";

    /// <summary>The folder that stands for a store, which <see cref="StoreProcess"/> hands to other processes; it need not exist.</summary>
    protected virtual string PlaceOf(string name) => Path.Combine(folder, name);

    /// <summary>A folder of the test.</summary>
    protected string Folder => folder;

    /// <summary>Called when another process has died; a store that learns of it a moment later waits until what must follow does.</summary>
    protected virtual void AwaitDeath(Func<bool> seen)
    {
        // Most are told by the system.
    }

    /// <summary>Opens the store of a folder, new or used before, as any process would.</summary>
    protected abstract IRunStore Open(string place);

    public ValueTask InitializeAsync()
    {
        Place = PlaceOf("history");
        store = OpenAnother();
        return default;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (IRunStore one in opened)
        {
            await one.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>What another process would see.</summary>
    protected IRunStore OpenAnother()
    {
        IRunStore another = Open(Place);
        opened.Add(another);
        return another;
    }

    /// <summary>Events compare by their JSON, since lists in records compare by reference.</summary>
    protected static IEnumerable<string> Texts(IEnumerable<RunEvent> events) => events.Select(RunEventJson.ToText);
}
