using System.Text;
using Weir.Core.Diagnostics;
using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Hosting.Stores;

/// <summary>Reads where the stores are: the command line wins over the environment, and that over the project file.</summary>
internal sealed class StoreReader(string projectDirectory, IReadOnlyDictionary<string, string> variables, DiagnosticBag bag)
{
    private const string StoreVariable = "WEIR_STORE";

    public StorePlaces Read(Config settings, ProjectOptions options, HostEnvironment environment)
    {
        string? variable = environment.Variables.GetValueOrDefault(StoreVariable);
        Config? block = settings.Has(StoresSpec.Stores) ? settings.Get(StoresSpec.Stores) : null;
        string? given = options.StoreDirectory ?? (variable is { Length: > 0 } && !IsAddress(variable) ? variable : null);
        string directory = given is { Length: > 0 }
            ? Path.GetFullPath(given, environment.CurrentDirectory)
            : Path.GetFullPath(block?.Get(StoresSpec.Path) ?? StoresSpec.Path.DefaultValue!, projectDirectory);
        string? address = options.Store ?? (variable is { Length: > 0 } && IsAddress(variable) ? variable : null);
        StorePlaces places = new(directory, History(address, given, block, directory));
        return block is null ? places : places with
        {
            Depots = block.Has(StoresSpec.Depots) ? Depots(block, directory) : places.Depots,
            Locks = block.Has(StoresSpec.Locks) ? FromBlock(block.Get(StoresSpec.Locks)!, directory) : null,
        };
    }

    private Dictionary<string, StorePlace> Depots(Config block, string directory)
    {
        Dictionary<string, StorePlace> depots = new(StringComparer.Ordinal);
        foreach ((string name, Config depot) in block.Get(StoresSpec.Depots)!)
        {
            if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            {
                bag.Add(HostingCodes.StorePlace, block.SpanOf(StoresSpec.Depots), $"'{name}' can't be the name of a depot.", "Use letters, digits, '_' and '-'.");
                continue;
            }

            depots.Add(name, FromBlock(depot, directory));
        }

        return depots;
    }

    /// <summary>A folder that the command line or the environment names has the history in it, whatever the project file says.</summary>
    private StorePlace History(string? address, string? folder, Config? block, string directory)
    {
        StorePlace inFolder = new(StoreBackend.Sqlite, directory);
        if (address is not null)
        {
            StorePlace? named = FromAddress(address, SourceSpan.None);
            if (named?.Backend == StoreBackend.Redis)
            {
                bag.Add(HostingCodes.StorePlace, SourceSpan.None, "Redis keeps depots and locks, not the history.", "Keep the history in SQLite or PostgreSQL.");
            }

            return named ?? inFolder;
        }

        if (folder is not null || block is null || !block.Has(StoresSpec.History))
        {
            return inFolder;
        }

        StorePlace place = FromBlock(block.Get(StoresSpec.History)!, directory);
        if (place.Backend == StoreBackend.Redis)
        {
            bag.Add(HostingCodes.StorePlace, block.SpanOf(StoresSpec.History), "Redis keeps depots and locks, not the history.", "Keep the history in SQLite or PostgreSQL.");
        }

        return place;
    }

    private StorePlace FromBlock(Config store, string directory)
    {
        StorePlace? place = store.Has(StoresSpec.Url) ? FromAddress(Expanded(store), store.SpanOf(StoresSpec.Url)) : null;
        StoreBackend wanted = store.Has(StoresSpec.Backend) ? store.Get(StoresSpec.Backend) : place?.Backend ?? StoreBackend.Sqlite;
        if (place is null)
        {
            if (wanted != StoreBackend.Sqlite && !store.Has(StoresSpec.Url))
            {
                bag.Add(HostingCodes.StorePlace, store.SpanOf(StoresSpec.Backend), "This store needs a 'url'.", "For example 'postgres://weir:${WEIR_PASSWORD}@db.example/ops?schema=weir'.");
            }

            return new StorePlace(StoreBackend.Sqlite, store.Has(StoresSpec.Folder) ? Path.GetFullPath(store.Get(StoresSpec.Folder)!, projectDirectory) : directory);
        }

        if (wanted != place.Backend)
        {
            bag.Add(HostingCodes.StorePlace, store.SpanOf(StoresSpec.Backend), "The 'backend' and the 'url' of this store name different systems.", "Leave the 'backend' out.");
        }

        return place;
    }

    private StorePlace? FromAddress(string address, SourceSpan span)
    {
        StoreBackend? backend = Scheme(address) switch
        {
            "postgres" or "postgresql" => StoreBackend.Postgres,
            "redis" or "rediss" => StoreBackend.Redis,
            _ => null,
        };
        if (backend is { } known)
        {
            return new StorePlace(known, address);
        }

        bag.Add(HostingCodes.StorePlace, span, "The address of the store begins with no known scheme.", "Write 'postgres://user:password@host/database?schema=weir', or for depots and locks 'redis://:password@host:6379/0'.");
        return null;
    }

    /// <summary>The address with the variables that it names; the text stays out of every finding.</summary>
    private string Expanded(Config store)
    {
        string text = store.Get(StoresSpec.Url)!;
        StringBuilder address = new();
        int at = 0;
        for (int start; (start = text.IndexOf("${", at, StringComparison.Ordinal)) >= 0 && text.IndexOf('}', start) is int end and > 0; at = end + 1)
        {
            string name = text[(start + 2)..end];
            address.Append(text, at, start - at);
            if (variables.TryGetValue(name, out string? value))
            {
                address.Append(Uri.EscapeDataString(value));
            }
            else
            {
                bag.Add(HostingCodes.StorePlace, store.SpanOf(StoresSpec.Url), $"The environment variable '{name}' is not set.", "Set it in the environment or in a .env file.");
            }
        }

        return address.Append(text, at, text.Length - at).ToString();
    }

    private static bool IsAddress(string text) => Scheme(text) is not null;

    private static string? Scheme(string text) => text.IndexOf("://", StringComparison.Ordinal) is int end and > 0 ? text[..end].ToLowerInvariant() : null;
}
