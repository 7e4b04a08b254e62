using Weir.Core.Diagnostics;
using Weir.Hosting.Stores;
using Weir.Hosting.Tests.Support;

namespace Weir.Hosting.Tests.Stores;

public sealed class StoreReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly DiagnosticBag bag = [];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Without_a_word_the_history_is_in_the_folder()
    {
        StorePlaces places = Read("weir_config: \"1.0\"\n");

        places.ShouldBe(StorePlaces.In(folder.At(".weir")));
        bag.ShouldBeEmpty();
    }

    [Fact]
    public void An_address_takes_variables_and_its_password_is_known_as_a_secret()
    {
        const string File = "stores: { path: kept, history: { url: \"postgres://weir:${DB_PASSWORD}@db.example/ops?schema=weir\" } }\n";

        StorePlaces places = Read(File, ProjectOptions.None, ("DB_PASSWORD", "p@ss/word"));

        places.Directory.ShouldBe(folder.At("kept"));
        places.History.ShouldBe(new StorePlace(StoreBackend.Postgres, "postgres://weir:p%40ss%2Fword@db.example/ops?schema=weir"));
        places.Passwords.ShouldBe(["p@ss/word"]);
        places.ToString().ShouldNotContain("p%40ss");
        bag.ShouldBeEmpty();
    }

    [Fact]
    public void The_block_may_have_its_name_of_Aqueduct()
    {
        Read("aqueduct_config: \"2.0\"\nstores: { observability: { backend: postgres, url: \"postgresql://db/ops\" } }\n").History
            .ShouldBe(new StorePlace(StoreBackend.Postgres, "postgresql://db/ops"));
    }

    [Fact]
    public void Depots_and_locks_may_be_elsewhere()
    {
        StorePlaces places = Read("stores: { path: kept, depots: { default: { url: \"redis://:secret1@cache/0\" }, shared: { path: ../shared }, same: { backend: sqlite } }, locks: { url: \"rediss://cache\" } }\n");

        places.Depots["default"].ShouldBe(new StorePlace(StoreBackend.Redis, "redis://:secret1@cache/0"));
        places.Depots["shared"].ShouldBe(new StorePlace(StoreBackend.Sqlite, Path.GetFullPath(folder.At("../shared"))));
        places.Depots["same"].ShouldBe(new StorePlace(StoreBackend.Sqlite, folder.At("kept")));
        places.Locks.ShouldBe(new StorePlace(StoreBackend.Redis, "rediss://cache"));
        places.DepotNames.ShouldBe(["default", "shared", "same"]);
        places.Passwords.ShouldBe(["secret1"]);
        bag.ShouldBeEmpty();
    }

    [Fact]
    public void The_command_line_wins_over_the_environment_over_the_file()
    {
        const string File = "stores: { history: { url: \"postgres://file/db\" } }\n";
        (string, string) address = ("WEIR_STORE", "postgres://variable/db");

        Read(File).History.Address.ShouldBe("postgres://file/db");
        Read(File, ProjectOptions.None, address).History.Address.ShouldBe("postgres://variable/db");
        Read(File, new ProjectOptions { Store = "postgres://line/db" }, address).History.Address.ShouldBe("postgres://line/db");
        Read(File, new ProjectOptions { StoreDirectory = "here" }).ShouldBe(StorePlaces.In(folder.At("here")), "a folder that is named has the history in it");
    }

    [Theory]
    [InlineData("stores: { history: { backend: postgres } }\n", "This store needs a 'url'.")]
    [InlineData("stores: { history: { backend: sqlite, url: \"postgres://u:hidden@h/d\" } }\n", "name different systems")]
    [InlineData("stores: { history: { url: \"redis://:hidden@h/0\" } }\n", "not the history")]
    [InlineData("stores: { depots: { \"a/b\": { backend: sqlite } } }\n", "can't be the name of a depot")]
    [InlineData("stores: { history: { url: \"oracle://u:hidden@h/d\" } }\n", "begins with no known scheme")]
    [InlineData("stores: { history: { url: \"postgres://u:${NOBODY}hidden@h/d\" } }\n", "variable 'NOBODY' is not set")]
    public void What_is_wrong_is_said_with_its_place_and_without_the_address(string file, string said)
    {
        Read(file);

        Diagnostic finding = bag.ShouldHaveSingleItem();
        finding.Code.ShouldBe(HostingCodes.StorePlace);
        finding.Message.ShouldContain(said);
        finding.Span.IsNone.ShouldBeFalse();
        (finding.Message + finding.Hint).ShouldNotContain("hidden");
    }

    private StorePlaces Read(string file) => Read(file, ProjectOptions.None);

    private StorePlaces Read(string file, ProjectOptions options, params (string Name, string Value)[] variables)
    {
        folder.Write("weir.yml", file);
        return ProjectLoader.Load(folder.Path, options, folder.Environment(variables), bag).Stores;
    }
}
