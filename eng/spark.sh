# A real Spark Connect server for tests and for trying out. Sourced by ./test and eng/services/spark, behind eng/common.sh.

# spark_folder: the folder with the server's start.sh; nothing when there is none.
spark_folder() {
    local folder
    for folder in "${WEIR_SPARK_SERVER:-}" "$root/../shared/servers/spark"; do
        if [ -n "$folder" ] && [ -x "$folder/start.sh" ]; then (cd "$folder" && pwd); return; fi
    done
}

has_java_17() {
    local java=java version
    [ -n "${JAVA_HOME:-}" ] && java="$JAVA_HOME/bin/java"
    version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1) || return 1
    [ "${version:-0}" -ge 17 ]
}

# start_test_spark: starts one server for a whole test run and says so to the tests by WEIR_SPARK_SERVER and WEIR_SPARK_RUNNING.
# Its streams end after half a MiB, so that every larger result is taken up again at least once, and it logs its jobs.
start_test_spark() {
    local folder
    folder=$(spark_folder)
    if [ -z "$folder" ]; then say "no Spark server: its tests skip (WEIR_SPARK_SERVER names the folder of one)"; return; fi
    if ! has_java_17; then say "no Java 17: the tests of Spark skip"; return; fi
    spark_work=$(mktemp -d "${TMPDIR:-/tmp}/weir-spark-server-XXXXXX")
    mkdir "$spark_work/events"
    trap stop_test_spark EXIT
    if WEIR_SPARK_CDS=${WEIR_SPARK_CDS:-1} "$folder/start.sh" --dir "$spark_work" --conf spark.eventLog.enabled=true --conf "spark.eventLog.dir=file://$spark_work/events" \
        --conf spark.eventLog.compress=false --conf spark.connect.execute.reattachable.senderMaxStreamSize=512k --conf spark.sql.timeType.enabled=true >/dev/null; then
        export WEIR_SPARK_SERVER="$folder" WEIR_SPARK_RUNNING="$spark_work"
    else
        die "the Spark server of $folder does not start." "See $spark_work/spark.log"
    fi
}

# start_bench_spark: starts a server with Spark's usual settings, and its log of jobs, for measuring; spark_work is its folder.
start_bench_spark() {
    local folder
    folder=$(spark_folder)
    [ -n "$folder" ] || die "there is no Spark server here." "Set WEIR_SPARK_SERVER to a folder with a start.sh."
    has_java_17 || die "Java 17 is missing; Spark needs it."
    spark_work=$(mktemp -d "${TMPDIR:-/tmp}/weir-spark-server-XXXXXX")
    mkdir "$spark_work/events"
    trap stop_test_spark EXIT
    "$folder/start.sh" --dir "$spark_work" --throughput --conf spark.eventLog.enabled=true --conf "spark.eventLog.dir=file://$spark_work/events" \
        --conf spark.eventLog.compress=false >/dev/null || die "the Spark server of $folder does not start." "See $spark_work/spark.log"
}

stop_test_spark() {
    [ -n "${spark_work:-}" ] || return 0
    "$(spark_folder)/stop.sh" "$spark_work" || true
    rm -rf "$spark_work"
    spark_work=
}
