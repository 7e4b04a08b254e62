namespace Weir.Stores.Migrations;

/// <summary>The schema of the history in PostgreSQL, step by step: the tables of <see cref="SqliteMigrations"/> in PostgreSQL's types.</summary>
/// <remarks>Moments are <c>timestamptz</c>, truths <c>boolean</c>; keys that are listed in ordinal order have the collation that does so.</remarks>
internal static class PostgresMigrations
{
    public static IReadOnlyList<Migration> All { get; } = [new(1, Truth + Runs + Modules + Publishing), new(2, State)];

    private const string Truth = """
        CREATE TABLE events (
          seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          run_id TEXT NOT NULL,
          event TEXT NOT NULL,
          body TEXT NOT NULL
        );
        CREATE INDEX events_by_run ON events (run_id);

        CREATE TABLE depot_kv (
          key TEXT COLLATE "C" PRIMARY KEY NOT NULL,
          value TEXT NOT NULL,
          updated_at TIMESTAMPTZ NOT NULL
        );

        """;

    private const string Runs = """
        CREATE TABLE run_records (
          run_id TEXT PRIMARY KEY NOT NULL,
          blueprint_id TEXT NOT NULL,
          status TEXT NOT NULL,
          started_at TIMESTAMPTZ NOT NULL,
          finished_at TIMESTAMPTZ,
          module_results TEXT,
          parent_run_id TEXT,
          blueprint_name TEXT NOT NULL,
          source_path TEXT NOT NULL,
          fingerprint TEXT NOT NULL,
          engine TEXT NOT NULL,
          position BIGINT GENERATED ALWAYS AS IDENTITY
        );
        CREATE INDEX run_records_by_start ON run_records (started_at);
        CREATE INDEX run_records_by_blueprint ON run_records (blueprint_id, started_at);

        CREATE TABLE failure_contexts (
          run_id TEXT PRIMARY KEY NOT NULL,
          blueprint_id TEXT,
          failed_module TEXT,
          error_message TEXT NOT NULL,
          stack_trace TEXT,
          manifest_json TEXT,
          provenance_json TEXT,
          started_at TIMESTAMPTZ,
          finished_at TIMESTAMPTZ NOT NULL,
          error_class TEXT,
          root_exception TEXT,
          sql_state TEXT,
          object_name TEXT,
          suggested_columns TEXT,
          engine TEXT,
          error_code TEXT NOT NULL,
          place TEXT,
          hint TEXT
        );

        """;

    private const string Modules = """
        CREATE TABLE module_metrics (
          run_id TEXT NOT NULL,
          module_id TEXT NOT NULL,
          records_read BIGINT,
          bytes_read BIGINT,
          records_written BIGINT,
          bytes_written BIGINT,
          duration_ms DOUBLE PRECISION NOT NULL,
          captured_at TIMESTAMPTZ NOT NULL,
          status TEXT NOT NULL
        );
        CREATE INDEX module_metrics_by_run ON module_metrics (run_id);

        CREATE TABLE probe_signals (
          run_id TEXT NOT NULL,
          probe_id TEXT NOT NULL,
          signal_type TEXT NOT NULL,
          payload TEXT NOT NULL,
          captured_at TIMESTAMPTZ NOT NULL,
          signal_id TEXT NOT NULL
        );
        CREATE INDEX probe_signals_by_run ON probe_signals (run_id);
        CREATE INDEX probe_signals_by_probe ON probe_signals (probe_id, signal_id, captured_at);

        CREATE TABLE assertion_results (
          run_id TEXT NOT NULL,
          module_id TEXT NOT NULL,
          rule_index BIGINT NOT NULL,
          rule_type TEXT NOT NULL,
          passed BOOLEAN NOT NULL,
          action TEXT NOT NULL,
          message TEXT NOT NULL,
          error_type TEXT,
          failed_rows BIGINT,
          judged_at TIMESTAMPTZ NOT NULL
        );
        CREATE INDEX assertion_results_by_run ON assertion_results (run_id);

        CREATE TABLE column_lineage (
          blueprint_id TEXT,
          run_id TEXT NOT NULL,
          channel_id TEXT NOT NULL,
          output_column TEXT NOT NULL,
          source_table TEXT NOT NULL,
          source_column TEXT NOT NULL,
          captured_at TIMESTAMPTZ NOT NULL
        );
        CREATE INDEX column_lineage_by_run ON column_lineage (run_id, channel_id);

        """;

    private const string Publishing = """
        CREATE TABLE publish_steps (
          run_id TEXT NOT NULL,
          position BIGINT NOT NULL,
          module_id TEXT NOT NULL,
          kind TEXT NOT NULL,
          staged TEXT NOT NULL,
          target TEXT NOT NULL,
          published_at TIMESTAMPTZ,
          PRIMARY KEY (run_id, module_id)
        );
        """;

    private const string State = """
        CREATE TABLE sequences (
          name TEXT COLLATE "C" PRIMARY KEY NOT NULL,
          value BIGINT NOT NULL
        );
        INSERT INTO sequences (name, value) VALUES ('state', 0), ('lock', 0);

        CREATE TABLE state_kv (
          key TEXT COLLATE "C" PRIMARY KEY NOT NULL,
          value TEXT NOT NULL,
          version BIGINT NOT NULL
        );

        CREATE TABLE locks (
          name TEXT COLLATE "C" PRIMARY KEY NOT NULL,
          owner TEXT NOT NULL,
          token BIGINT NOT NULL,
          acquired_at TIMESTAMPTZ NOT NULL,
          expires_at TIMESTAMPTZ NOT NULL
        );
        """;
}
