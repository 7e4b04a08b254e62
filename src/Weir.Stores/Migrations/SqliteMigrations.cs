namespace Weir.Stores.Migrations;

/// <summary>The schema of the history in SQLite, step by step. Moments are UTC as text that sorts; JSON is text.</summary>
internal static class SqliteMigrations
{
    public static IReadOnlyList<Migration> All { get; } =
    [
        new(1, """
            CREATE TABLE events (
              seq INTEGER PRIMARY KEY,
              run_id TEXT NOT NULL,
              event TEXT NOT NULL,
              body TEXT NOT NULL
            );
            CREATE INDEX events_by_run ON events (run_id);

            CREATE TABLE run_records (
              run_id TEXT PRIMARY KEY NOT NULL,
              blueprint_id TEXT NOT NULL,
              status TEXT NOT NULL,
              started_at TEXT NOT NULL,
              finished_at TEXT,
              module_results TEXT,
              parent_run_id TEXT,
              blueprint_name TEXT NOT NULL,
              source_path TEXT NOT NULL,
              fingerprint TEXT NOT NULL,
              engine TEXT NOT NULL
            );
            CREATE INDEX run_records_by_start ON run_records (started_at);
            CREATE INDEX run_records_by_blueprint ON run_records (blueprint_id, started_at);

            CREATE TABLE depot_kv (
              key TEXT PRIMARY KEY NOT NULL,
              value TEXT NOT NULL,
              updated_at TEXT NOT NULL
            );
            """),
    ];
}
