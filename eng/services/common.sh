# Shared by the services: each is called with a folder and a port, prints "ready" when it answers, and ends when its standard input does.
set -eu
folder=$1 port=$2

# Servers that refuse to run as root are run as another user: "${as[@]}" stands before their commands.
as=()
unprivileged() {
    if [ "$(id -u)" -eq 0 ]; then
        chown -R "$1" "$folder"
        as=(setpriv --reuid "$1" --regid "$(id -g "$1")" --clear-groups --inh-caps=-all)
    fi
}

# Waits until a command succeeds, while the server lives.
await() {
    until "$@" >/dev/null 2>&1; do
        kill -0 "$server" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
        sleep 0.05
    done
}

# Says that the server answers, and stops it when nobody listens any more.
serve() {
    echo ready
    cat >/dev/null
    kill -9 "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
}
