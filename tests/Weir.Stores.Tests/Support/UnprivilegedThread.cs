using System.Runtime.InteropServices;

namespace Weir.Stores.Tests.Support;

/// <summary>Lets permissions apply to this thread, also when the tests run as root (Linux keeps the user for file access per thread).</summary>
internal sealed partial class UnprivilegedThread : IDisposable
{
    private const int Nobody = 65534;

    private readonly int before;

    private UnprivilegedThread(int before) => this.before = before;

    public static bool IsPossible => OperatingSystem.IsLinux();

    public static UnprivilegedThread Enter()
    {
        int before = SetUser(Environment.IsPrivilegedProcess ? Nobody : -1);
        return new UnprivilegedThread(before);
    }

    public void Dispose() => _ = SetUser(before);

    /// <summary>Gives the former user; -1 changes nothing.</summary>
    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial int SetUser(int user);
}
