# DuckDB's extensions for the tests that need them. Sourced by ./test, behind eng/common.sh.

# find_test_extensions: unpacks the extensions excel, avro, iceberg and httpfs once, and names their folder in WEIR_TEST_DUCKDB_EXTENSIONS.
# WEIR_DUCKDB_EXTENSION_FILES names a folder with an install.sh that unpacks them.
find_test_extensions() {
    local folder place="$root/artifacts/duckdb-extensions"
    [ -z "${WEIR_TEST_DUCKDB_EXTENSIONS:-}" ] || return 0
    for folder in "${WEIR_DUCKDB_EXTENSION_FILES:-}" "$root/../shared/servers/duckdb-extensions"; do
        if [ -n "$folder" ] && [ -x "$folder/install.sh" ]; then
            if [ ! -d "$place" ] && ! "$folder/install.sh" "$place" excel avro iceberg httpfs >/dev/null; then rm -rf "$place"; fi
            [ ! -d "$place" ] || export WEIR_TEST_DUCKDB_EXTENSIONS="$place"
            return 0
        fi
    done
    say "no extensions of DuckDB: their tests skip (WEIR_TEST_DUCKDB_EXTENSIONS names a folder with them)"
}
