using Weir.Core.Specs;
using Weir.Core.Text;

namespace Weir.Hosting.Bundles;

/// <summary>The keys of a bundle's manifest: where the files of a flow are kept, and which of them is run.</summary>
public static class BundleSpec
{
    public static Field<long> Version { get; } = Field.Integer("version", 1, 1).Default(1).Doc("The version of the grammar.");

    public static Field<string> Mode { get; } = Field.Text("mode").Doc("Kept for old manifests; every bundle is checked alike.");

    public static Field<string> Id { get; } = Field.Text("id").Required().Doc("Its name: letters, digits, `_`, `-`, `.`.");

    public static Field<string> Type { get; } = Field.Choice(
            "type",
            new Choice<string>("filesystem", "filesystem", "a folder"),
            new Choice<string>("zip", "zip", "a ZIP archive: a file, or an address of the web"),
            new Choice<string>("sftp", "sftp", ""),
            new Choice<string>("db", "db", "a table of a database"),
            new Choice<string>("rest", "rest", "a web server"))
        .Required().Doc("What it is kept in.");

    public static Field<string> Resource { get; } = Field.Text("resource").Doc("The resource that has address and login; not for `filesystem` and `zip`.");

    public static Field<string> BasePath { get; } = Field.Text("base_path").Doc("The folder; of `zip` the archive. Relative to the manifest.");

    public static Field<string> Bundle { get; } = Field.Text("bundle").Doc("Its name there: a folder below `base_path`, the value of `:bundle` in SQL, or of `prefix_param`. The id when left out, for `db` and `rest`.");

    public static Field<string> ListSql { get; } = Field.Text("list_sql").Default("SELECT path, sha256, size FROM assets WHERE bundle = :bundle").Doc("`db`: the files.");

    public static Field<string> FetchSql { get; } = Field.Text("fetch_sql").Default("SELECT data FROM assets WHERE bundle = :bundle AND path = :path").Doc("`db`: one file.");

    public static Field<string> ListPath { get; } = Field.Text("list_path").Default("/list").Doc("`rest`: answers `{files: [{path, sha256, size, mtime}]}`.");

    public static Field<string> FetchPath { get; } = Field.Text("fetch_path").Default("/fetch").Doc("`rest`: answers with the bytes of the parameter `path`.");

    public static Field<string> PrefixParameter { get; } = Field.Text("prefix_param").Default("prefix").Doc("`rest`: the parameter that gets the bundle's name.");

    public static Field<bool> Strict { get; } = Field.Boolean("strict_fingerprint").Default(false).Doc("Whether the bytes of every file are read to see what changed, instead of its size and time.");

    public static Field<long> MaximumFiles { get; } = Field.Integer("max_files", 1).Default(10_000).Doc("The most files that it may have.");

    public static Field<long> MaximumBytes { get; } = Field.Integer("max_bytes", 1).Default(1L << 30).Doc("The most bytes that it may have.");

    public static ComponentSpec SourceSpec { get; } = new(
        ComponentKind.Part, "bundle source", "Where a bundle is kept.",
        [Type, Resource, BasePath, Bundle, ListSql, FetchSql, ListPath, FetchPath, PrefixParameter, Strict, MaximumFiles, MaximumBytes]);

    public static Field<Config> Source { get; } = Field.Object("source", SourceSpec).Required().Doc("Where it is kept.");

    public static Field<string> FlowsFolder { get; } = Field.Text("flows_dir").Default("").Doc("The folder of its flows, where `entry_flow` begins.");

    public static Field<string> ProfilesFile { get; } = Field.Text("profiles_file").Doc("Its profiles.");

    public static Field<string> PluginsFolder { get; } = Field.Text("plugins_dir").Doc("Kept for old manifests: Python plug-ins are not run.");

    public static Field<Config> Layout { get; } = Field.Object("layout", new ComponentSpec(ComponentKind.Part, "bundle layout", "Where things are in a bundle.", [FlowsFolder, ProfilesFile, PluginsFolder])).Doc("Where things are in it.");

    public static Field<string> Entry { get; } = Field.Text("entry_flow").Required().Doc("The flow, Blueprint or pipeline of the bundle that is run.");

    public static Field<bool> Always { get; } = Field.Choice("fetch_policy", new Choice<bool>("cache_check", false, "only what changed is fetched"), new Choice<bool>("always", true, "everything is")).Default(false, "cache_check").Doc("What is fetched.");

    public static ComponentSpec HeadSpec { get; } = new(ComponentKind.Part, "bundle", "A bundle.", [Id, Source, Layout, Entry, Always]);

    public static Field<Config> Head { get; } = Field.Object("bundle", HeadSpec).Required().Doc("The bundle.");

    public static Field<IReadOnlyDictionary<string, Node>> Resources { get; } = Field.Map("resources", AnyType.Instance).Doc("Resources as in a flow; values may be `{{env.NAME}}`.");

    public static Field<bool> AllowStale { get; } = Field.Boolean("allow_stale").Default(false).Doc("Whether what was fetched last is run, with a warning, when the source can't be reached.");

    public static Field<Node> Paths { get; } = Field.Either("paths", AnyType.Instance).Doc("Kept for old manifests.");

    public static Field<Node> ZipDrivers { get; } = Field.Either("zip_drivers", AnyType.Instance).Doc("Kept for old manifests.");

    public static Field<IReadOnlyList<string>> EnvFiles { get; } = Field.Texts("env_files").Default([]).Doc("Files of variables beside the manifest; a later one wins.");

    public static ComponentSpec Spec { get; } = new(
        ComponentKind.Document, "Bundle", "Files that are fetched from elsewhere before a flow of them is run.", [Version, Mode, Head, Resources, AllowStale, Paths, ZipDrivers, EnvFiles])
    {
        Remarks = "`weir run`, `validate`, the scheduler and `pipeline.run` take the manifest in the place of a flow: they look what changed, fetch that, and run `entry_flow`. Each state of a bundle has a folder of its own in the project's store, "
            + "which is never changed, so a run that is at work, or is resumed, keeps the files that it began with. A path that would leave the bundle, a link, or more than the limits is refused, and nothing of it is kept.",
        Example = "version: 1\nbundle:\n  id: nightly\n  source: { type: filesystem, base_path: /srv/flows }\n  entry_flow: flow.yaml\n",
    };
}
