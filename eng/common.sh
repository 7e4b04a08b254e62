# Shared by ./weir and ./test: what a fresh machine needs. Sourced, never run; `root` is the repository's folder.

say() { printf '%s\n' "$*" >&2; }

die() {
    say "weir: $1"
    shift
    for line in "$@"; do say "  $line"; done
    exit 1
}

need_dotnet() {
    command -v dotnet >/dev/null || die "the .NET SDK is missing." "Install .NET 10: https://dotnet.microsoft.com/download"
    dotnet --list-sdks | grep -q '^10\.' || die "a .NET 10 SDK is needed; 'dotnet --list-sdks' shows none." "Install .NET 10: https://dotnet.microsoft.com/download"
}

need_npm() {
    command -v node >/dev/null && command -v npm >/dev/null || die "Node.js with npm is missing; it fetches DuckDB's library and the examples' data." "Install Node.js 20 or later: https://nodejs.org"
}

# npm_ci FOLDER WHAT: installs a folder's locked packages unless that very lock file is installed already.
npm_ci() {
    local folder="$root/$1" mark="$root/$1/node_modules/.weir-lock"
    if [ -f "$mark" ] && cmp -s "$mark" "$folder/package-lock.json"; then return; fi
    need_npm
    say "fetching $2 ..."
    (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error >&2) || die "npm could not fetch $2." "See the message above; 'npm ci' in $1 tries again."
    cp "$folder/package-lock.json" "$mark"
}

fetch_native() { npm_ci eng/native "DuckDB's library"; }

fetch_example_data() { npm_ci examples/data "the examples' data (vega-datasets)"; }

# newer_than STAMP PATH...: true when the stamp is absent or any file below the paths changed since it was made.
newer_than() {
    local stamp=$1
    shift
    [ ! -f "$stamp" ] || [ -n "$(find "$@" -newer "$stamp" \( -type f -o -type d \) -print -quit)" ]
}
