using Weir.Core.Components;

namespace Weir.Runner.Components;

/// <summary>A component of the user's and what it is called with. Disposed at the end of the run.</summary>
internal sealed class BoundComponent(IComponent component, ComponentContext context) : IAsyncDisposable
{
    public IComponent Component => component;

    public ComponentContext Context => context;

    public async ValueTask DisposeAsync()
    {
        switch (component)
        {
            case IAsyncDisposable later:
                await later.DisposeAsync().ConfigureAwait(false);
                break;
            case IDisposable now:
                now.Dispose();
                break;
        }
    }
}
