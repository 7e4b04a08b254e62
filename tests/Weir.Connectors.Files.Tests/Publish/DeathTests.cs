using Weir.Connectors.Files.Tests.Support;
using Weir.Core.Events;

namespace Weir.Connectors.Files.Tests.Publish;

/// <summary>Publishing dies before every single move, and again while it is repeated; the end is always that of one that never died.</summary>
public sealed class DeathTests
{
    private const string NewFile = "new";
    private const string NewFolder = "/a=new;day=1/part=new;day=2/part=new";
    private static readonly string[] Before = ["absent", "old", "/", "/a=old;b=old", "/day=1/part=old;day=3/part=old"];

    public static TheoryData<PublishKind, string, bool, bool> Cases()
    {
        TheoryData<PublishKind, string, bool, bool> cases = [];
        foreach (string before in Before)
        {
            foreach (bool exchanges in new[] { true, false })
            {
                cases.Add(PublishKind.ReplaceFile, before, exchanges, true);
                cases.Add(PublishKind.ReplaceFolder, before, exchanges, true);
            }

            cases.Add(PublishKind.ReplaceFolder, before, true, false);
            if (before != "old")
            {
                cases.Add(PublishKind.AddFiles, before, true, true);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Publishing_dies_anywhere_and_is_repeated(PublishKind kind, string before, bool exchanges, bool marks)
    {
        string after = After(kind, before);
        bool died = true;
        for (int first = 1; died; first++)
        {
            died = DiesAt(kind, before, after, new DyingMoves(first) { Exchanges = exchanges, Marks = marks }, out _);
            for (int second = 1; died && second < first + 3; second++)
            {
                using Scene scene = new(kind, before);
                scene.Publish(new DyingMoves(first) { Exchanges = exchanges, Marks = marks });
                scene.Publish(new DyingMoves(second) { Exchanges = exchanges, Marks = marks });
                scene.Publish(new DyingMoves { Exchanges = exchanges, Marks = marks }).ShouldBeTrue();
                scene.ShouldEndAs(after);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_reader_sees_the_old_target_or_the_new_one_and_nothing_else(PublishKind kind, string before, bool exchanges, bool marks)
    {
        using Scene scene = new(kind, before);
        List<string> seen = [];

        scene.Publish(new DyingMoves { Exchanges = exchanges, Marks = marks, Between = () => seen.Add(TargetFolder.See(scene.Target)) });

        List<string> allowed = [before, After(kind, before)];
        if ((!exchanges || !marks) && before.StartsWith('/'))
        {
            // Where two places can't be exchanged, the old data is moved aside first.
            allowed.Add("absent");
        }
        else if (!exchanges && kind == PublishKind.ReplaceFolder)
        {
            allowed.Add("absent");
        }

        (kind == PublishKind.AddFiles ? seen.Where(s => !IsPartOf(s, before, After(kind, before))) : seen.Except(allowed)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Discarding_a_publish_that_died_leaves_the_old_target_or_the_new_one(PublishKind kind, string before, bool exchanges, bool marks)
    {
        bool died = true;
        for (int at = 1; died; at++)
        {
            using Scene scene = new(kind, before);
            died = !scene.Publish(new DyingMoves(at) { Exchanges = exchanges, Marks = marks });

            scene.Discard();

            string end = TargetFolder.See(scene.Target);
            (kind == PublishKind.AddFiles ? IsPartOf(end, before, After(kind, before)) : end == before || end == After(kind, before)).ShouldBeTrue($"{end} at {at}");
            Directory.Exists(scene.Folder.Hidden).ShouldBeFalse();
        }
    }

    private static bool DiesAt(PublishKind kind, string before, string after, DyingMoves moves, out string seen)
    {
        using Scene scene = new(kind, before);
        bool died = !scene.Publish(moves);
        seen = TargetFolder.See(scene.Target);
        scene.Publish(new DyingMoves { Exchanges = moves.Exchanges, Marks = moves.Marks }).ShouldBeTrue();
        scene.ShouldEndAs(after);
        return died;
    }

    private static string After(PublishKind kind, string before) => kind switch
    {
        PublishKind.ReplaceFile => NewFile,
        PublishKind.AddFiles when before.Contains("/a=old", StringComparison.Ordinal) => "/a=old;a-1=new;b=old;day=1/part=new;day=2/part=new",
        PublishKind.AddFiles when before.Contains("day=3", StringComparison.Ordinal) => "/a=new;day=1/part=old;day=1/part-1=new;day=2/part=new;day=3/part=old",
        _ => NewFolder,
    };

    /// <summary>All of the old files, and some of the new ones.</summary>
    private static bool IsPartOf(string seen, string before, string after)
    {
        return before.StartsWith('/')
            ? FilesOf(before).All(FilesOf(seen).Contains) && FilesOf(seen).All(FilesOf(after).Contains)
            : seen == before || seen == after;
    }

    private static string[] FilesOf(string folder) => folder.TrimStart('/').Split(';', StringSplitOptions.RemoveEmptyEntries);

    private sealed class Scene : IDisposable
    {
        private readonly PublishStep step;

        public Scene(PublishKind kind, string before)
        {
            TargetFolder.Make(Target, before);
            string staged = new LocalTargetStore().Stage(Target, "r1", "save");
            TargetFolder.Make(staged, kind == PublishKind.ReplaceFile ? NewFile : NewFolder);
            step = TargetFolder.Step(staged, Target, kind);
        }

        public TargetFolder Folder { get; } = new(inMemory: true);

        public string Target => Folder.Path("out");

        /// <summary>False when it died.</summary>
        public bool Publish(DyingMoves moves)
        {
            try
            {
                new LocalTargetStore(moves).Publish(step);
                return true;
            }
            catch (DyingMoves.DeadException)
            {
                return false;
            }
        }

        public void Discard() => new LocalTargetStore().Discard(Target, "r1");

        public void ShouldEndAs(string after)
        {
            TargetFolder.See(Target).ShouldBe(after);
            if (Directory.Exists(Target) && !OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(Target).HasFlag(UnixFileMode.StickyBit).ShouldBeFalse();
            }

            Discard();
            Directory.GetFileSystemEntries(Folder.Root).ShouldBe([Target]);
            TargetFolder.See(Target).ShouldBe(after);
        }

        public void Dispose() => Folder.Dispose();
    }
}
