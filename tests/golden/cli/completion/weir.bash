# bash completion for weir
_weir() {
    local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" command="" word options="" values=""
    COMPREPLY=()
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case "$word" in
            -*) ;;
            *) command="$word"; break ;;
        esac
    done
    case "$command" in
        "")
            options="-h --help --version -v --verbose --no-color"
            values="init validate lint compile graph test run retry cancel scheduler runs logs report prune locks stores audit lineage drift signal schema doctor completion"
            ;;
        init)
            options="--template -h --help --version -v --verbose --no-color"
            case "$prev" in
                --template) COMPREPLY=($(compgen -W "hello quality" -- "$cur")); return ;;
            esac
            ;;
        validate)
            options="-p --profile --ctx -s --set -e --env --env-file --execution-date --strict --store-dir --store --bind --watch --format -h --help --version -v --verbose --no-color"
            case "$prev" in
                --profile|-p) :; return ;;
                --ctx) :; return ;;
                --set|-s) :; return ;;
                --env|-e) :; return ;;
                --env-file) COMPREPLY=($(compgen -f -- "$cur")); return ;;
                --execution-date) :; return ;;
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
                --format) COMPREPLY=($(compgen -W "text json" -- "$cur")); return ;;
            esac
            ;;
        lint)
            options="--fix -p --profile --ctx -s --set -e --env --env-file --execution-date --strict --store-dir --store --format -h --help --version -v --verbose --no-color"
            case "$prev" in
                --profile|-p) :; return ;;
                --ctx) :; return ;;
                --set|-s) :; return ;;
                --env|-e) :; return ;;
                --env-file) COMPREPLY=($(compgen -f -- "$cur")); return ;;
                --execution-date) :; return ;;
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
                --format) COMPREPLY=($(compgen -W "text json" -- "$cur")); return ;;
            esac
            ;;
        compile)
            options="--show -o --output --format -p --profile --ctx -s --set -e --env --env-file --execution-date --strict --store-dir --store -h --help --version -v --verbose --no-color"
            case "$prev" in
                --show) COMPREPLY=($(compgen -W "manifest plan provenance" -- "$cur")); return ;;
                --output|-o) COMPREPLY=($(compgen -f -- "$cur")); return ;;
                --format) COMPREPLY=($(compgen -W "text json" -- "$cur")); return ;;
                --profile|-p) :; return ;;
                --ctx) :; return ;;
                --set|-s) :; return ;;
                --env|-e) :; return ;;
                --env-file) COMPREPLY=($(compgen -f -- "$cur")); return ;;
                --execution-date) :; return ;;
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
            esac
            ;;
        graph)
            options="--format -o --output -p --profile --ctx -s --set -e --env --env-file --execution-date --strict --store-dir --store -h --help --version -v --verbose --no-color"
            case "$prev" in
                --format) COMPREPLY=($(compgen -W "text mermaid dot svg json" -- "$cur")); return ;;
                --output|-o) COMPREPLY=($(compgen -f -- "$cur")); return ;;
                --profile|-p) :; return ;;
                --ctx) :; return ;;
                --set|-s) :; return ;;
                --env|-e) :; return ;;
                --env-file) COMPREPLY=($(compgen -f -- "$cur")); return ;;
                --execution-date) :; return ;;
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
            esac
            ;;
        test)
            options="-p --profile --ctx -s --set -e --env --env-file --execution-date --strict --store-dir --store --format -h --help --version -v --verbose --no-color"
            case "$prev" in
                --profile|-p) :; return ;;
                --ctx) :; return ;;
                --set|-s) :; return ;;
                --env|-e) :; return ;;
                --env-file) COMPREPLY=($(compgen -f -- "$cur")); return ;;
                --execution-date) :; return ;;
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
                --format) COMPREPLY=($(compgen -W "text json" -- "$cur")); return ;;
            esac
            ;;
        run)
            options="--run-id --resume --force --from --to --parallel --wait --format -p --profile --ctx -s --set -e --env --env-file --execution-date --strict --store-dir --store -h --help --version -v --verbose --no-color"
            case "$prev" in
                --run-id) :; return ;;
                --from) :; return ;;
                --to) :; return ;;
                --parallel) :; return ;;
                --format) COMPREPLY=($(compgen -W "text json jsonl" -- "$cur")); return ;;
                --profile|-p) :; return ;;
                --ctx) :; return ;;
                --set|-s) :; return ;;
                --env|-e) :; return ;;
                --env-file) COMPREPLY=($(compgen -f -- "$cur")); return ;;
                --execution-date) :; return ;;
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
            esac
            ;;
        retry)
            options="--force --format -p --profile --ctx -s --set -e --env --env-file --execution-date --strict --store-dir --store -h --help --version -v --verbose --no-color"
            case "$prev" in
                --format) COMPREPLY=($(compgen -W "text json jsonl" -- "$cur")); return ;;
                --profile|-p) :; return ;;
                --ctx) :; return ;;
                --set|-s) :; return ;;
                --env|-e) :; return ;;
                --env-file) COMPREPLY=($(compgen -f -- "$cur")); return ;;
                --execution-date) :; return ;;
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
            esac
            ;;
        cancel)
            options="--store-dir --store -h --help --version -v --verbose --no-color"
            case "$prev" in
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
            esac
            ;;
        scheduler)
            options="--env-file -e --env --store-dir --store -h --help --version -v --verbose --no-color"
            values="run run-due next"
            case "$prev" in
                --env-file) COMPREPLY=($(compgen -f -- "$cur")); return ;;
                --env|-e) :; return ;;
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
            esac
            ;;
        runs)
            options="--blueprint --failed -n --last --store-dir --store --format -h --help --version -v --verbose --no-color"
            case "$prev" in
                --blueprint) :; return ;;
                --last|-n) :; return ;;
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
                --format) COMPREPLY=($(compgen -W "text json" -- "$cur")); return ;;
            esac
            ;;
        logs)
            options="-f --follow --format --store-dir --store -h --help --version -v --verbose --no-color"
            case "$prev" in
                --format) COMPREPLY=($(compgen -W "text jsonl" -- "$cur")); return ;;
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
            esac
            ;;
        report)
            options="--blueprint --trend --profile --last --store-dir --store --format -o --output -h --help --version -v --verbose --no-color"
            case "$prev" in
                --blueprint) :; return ;;
                --trend) :; return ;;
                --last) :; return ;;
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
                --format) COMPREPLY=($(compgen -W "text json html" -- "$cur")); return ;;
                --output|-o) COMPREPLY=($(compgen -f -- "$cur")); return ;;
            esac
            ;;
        prune)
            options="--older-than --keep --dry-run --store-dir --store --format -h --help --version -v --verbose --no-color"
            case "$prev" in
                --older-than) :; return ;;
                --keep) :; return ;;
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
                --format) COMPREPLY=($(compgen -W "text json" -- "$cur")); return ;;
            esac
            ;;
        locks)
            options="--store-dir --store --format -h --help --version -v --verbose --no-color"
            values="ls release"
            case "$prev" in
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
                --format) COMPREPLY=($(compgen -W "text json" -- "$cur")); return ;;
            esac
            ;;
        stores)
            options="--to --store-dir --store --format -h --help --version -v --verbose --no-color"
            values="info migrate"
            case "$prev" in
                --to) :; return ;;
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
                --format) COMPREPLY=($(compgen -W "text json" -- "$cur")); return ;;
            esac
            ;;
        audit)
            options="--store-dir --store -h --help --version -v --verbose --no-color"
            values="verify"
            case "$prev" in
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
            esac
            ;;
        lineage)
            options="--column --up --down --format --mermaid -p --profile --ctx -s --set -e --env --env-file --execution-date --strict --store-dir --store -h --help --version -v --verbose --no-color"
            case "$prev" in
                --column) :; return ;;
                --format) COMPREPLY=($(compgen -W "text json" -- "$cur")); return ;;
                --profile|-p) :; return ;;
                --ctx) :; return ;;
                --set|-s) :; return ;;
                --env|-e) :; return ;;
                --env-file) COMPREPLY=($(compgen -f -- "$cur")); return ;;
                --execution-date) :; return ;;
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
            esac
            ;;
        drift)
            options="--module --accept -p --profile --ctx -s --set -e --env --env-file --execution-date --strict --store-dir --store --format -h --help --version -v --verbose --no-color"
            case "$prev" in
                --module) :; return ;;
                --profile|-p) :; return ;;
                --ctx) :; return ;;
                --set|-s) :; return ;;
                --env|-e) :; return ;;
                --env-file) COMPREPLY=($(compgen -f -- "$cur")); return ;;
                --execution-date) :; return ;;
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
                --format) COMPREPLY=($(compgen -W "text json" -- "$cur")); return ;;
            esac
            ;;
        signal)
            options="--blueprint --value --error --clear --store-dir --store -h --help --version -v --verbose --no-color"
            case "$prev" in
                --blueprint) :; return ;;
                --value) COMPREPLY=($(compgen -W "true false" -- "$cur")); return ;;
                --error) :; return ;;
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
            esac
            ;;
        schema)
            options="-o --output -h --help --version -v --verbose --no-color"
            values="blueprint flow project"
            case "$prev" in
                --output|-o) COMPREPLY=($(compgen -f -- "$cur")); return ;;
            esac
            ;;
        doctor)
            options="-p --profile --ctx -s --set -e --env --env-file --execution-date --strict --store-dir --store --format -h --help --version -v --verbose --no-color"
            case "$prev" in
                --profile|-p) :; return ;;
                --ctx) :; return ;;
                --set|-s) :; return ;;
                --env|-e) :; return ;;
                --env-file) COMPREPLY=($(compgen -f -- "$cur")); return ;;
                --execution-date) :; return ;;
                --store-dir) COMPREPLY=($(compgen -d -- "$cur")); return ;;
                --store) :; return ;;
                --format) COMPREPLY=($(compgen -W "text json" -- "$cur")); return ;;
            esac
            ;;
        completion)
            options="-h --help --version -v --verbose --no-color"
            values="bash zsh fish pwsh"
            case "$prev" in
            esac
            ;;
    esac
    if [[ "$cur" == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$cur"))
    elif [[ -n "$values" ]]; then
        COMPREPLY=($(compgen -W "$values" -- "$cur"))
    else
        COMPREPLY=($(compgen -f -- "$cur"))
    fi
}
complete -o filenames -F _weir weir ./weir
