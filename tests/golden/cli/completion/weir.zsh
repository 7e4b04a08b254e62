#compdef weir
# zsh completion for weir
_weir() {
    local state line context
    typeset -A opt_args
    _arguments -C \
        '(-h --help)'{-h,--help}'[show this help]' \
        '--version[show the version]' \
        '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
        '--no-color[no colours; the variable NO_COLOR does the same]' \
        '1:command:->command' \
        '*::argument:->arguments'
    case $state in
        command)
            local -a commands=(
                'init:write a project that runs at once'
                'validate:check Blueprints and show every finding with its place'
                'lint:look for what runs and is likely not what was meant'
                'compile:show what would run'
                'graph:draw a Blueprint'
                'test:test modules on rows that are written beside them'
                'run:run a Blueprint'
                'retry:do again what a run did not do'
                'cancel:stop a run that another process executes'
                'scheduler:run flows and Blueprints by the clock'
                'runs:list past runs, newest first'
                'logs:show the events of a run, one line each'
                'report:tell the story of a run\: modules, rows, times, rules, signals, targets'
                'prune:forget old runs and the rows that they kept'
                'locks:list the locks that runs hold, or free one'
                'stores:look into the history'\''s store, or take it to another one'
                'audit:check that nobody changed the audit log'
                'lineage:show which column is made of which'
                'drift:tell whether sources still have the columns that they had'
                'signal:open or close a gate by hand'
                'schema:print the JSON schema of Blueprints, for editors'
                'doctor:check the machine, the engine, the store and Blueprints'
                'completion:print a script that completes commands, options and files in a shell'
            )
            _describe -t commands 'weir command' commands
            ;;
        arguments)
            case $line[1] in
                init) _arguments '--template[what to begin with]:name:(hello quality)' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '1::folder:_files -/' ;;
                validate) _arguments '(-p --profile)'{-p,--profile}'[take the values of this context profile]:name:' \
                    '*--ctx[set a context value]:key=value:' \
                    '*'{-s,--set}'[overlay a value of the Blueprint; PATH\:=JSON for other than text]:path=value:' \
                    '*'{-e,--env}'[set an environment variable for the Blueprint]:name=value:' \
                    '--env-file[read environment variables from a file]:file:_files' \
                    '--execution-date[the day that @aq.date.* takes as today]:yyyy-mm-dd:' \
                    '--strict[count warnings as errors]' \
                    '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '--bind[also open the engine and check every query'\''s columns; still reads no rows]' \
                    '--watch[validate again whenever a Blueprint, or a file beside it, changes; Ctrl-C ends it]' \
                    '--format[how to write the result]:format:(text json)' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '*:file:_files' ;;
                lint) _arguments '--fix[write the certain repairs into the files]' \
                    '(-p --profile)'{-p,--profile}'[take the values of this context profile]:name:' \
                    '*--ctx[set a context value]:key=value:' \
                    '*'{-s,--set}'[overlay a value of the Blueprint; PATH\:=JSON for other than text]:path=value:' \
                    '*'{-e,--env}'[set an environment variable for the Blueprint]:name=value:' \
                    '--env-file[read environment variables from a file]:file:_files' \
                    '--execution-date[the day that @aq.date.* takes as today]:yyyy-mm-dd:' \
                    '--strict[count warnings as errors]' \
                    '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '--format[how to write the result]:format:(text json)' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '*:file:_files' ;;
                compile) _arguments '--show[what to show]:part:(manifest plan provenance)' \
                    '(-o --output)'{-o,--output}'[write to a file instead of standard output]:file:_files' \
                    '--format[how findings are written when there is nothing to show\: text on standard error, or a JSON document on standard output]:format:(text json)' \
                    '(-p --profile)'{-p,--profile}'[take the values of this context profile]:name:' \
                    '*--ctx[set a context value]:key=value:' \
                    '*'{-s,--set}'[overlay a value of the Blueprint; PATH\:=JSON for other than text]:path=value:' \
                    '*'{-e,--env}'[set an environment variable for the Blueprint]:name=value:' \
                    '--env-file[read environment variables from a file]:file:_files' \
                    '--execution-date[the day that @aq.date.* takes as today]:yyyy-mm-dd:' \
                    '--strict[count warnings as errors]' \
                    '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '1:blueprint:_files' ;;
                graph) _arguments '--format[how to draw]:format:(text mermaid dot svg json)' \
                    '(-o --output)'{-o,--output}'[write to a file instead of standard output]:file:_files' \
                    '(-p --profile)'{-p,--profile}'[take the values of this context profile]:name:' \
                    '*--ctx[set a context value]:key=value:' \
                    '*'{-s,--set}'[overlay a value of the Blueprint; PATH\:=JSON for other than text]:path=value:' \
                    '*'{-e,--env}'[set an environment variable for the Blueprint]:name=value:' \
                    '--env-file[read environment variables from a file]:file:_files' \
                    '--execution-date[the day that @aq.date.* takes as today]:yyyy-mm-dd:' \
                    '--strict[count warnings as errors]' \
                    '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '1:blueprint:_files' ;;
                test) _arguments '(-p --profile)'{-p,--profile}'[take the values of this context profile]:name:' \
                    '*--ctx[set a context value]:key=value:' \
                    '*'{-s,--set}'[overlay a value of the Blueprint; PATH\:=JSON for other than text]:path=value:' \
                    '*'{-e,--env}'[set an environment variable for the Blueprint]:name=value:' \
                    '--env-file[read environment variables from a file]:file:_files' \
                    '--execution-date[the day that @aq.date.* takes as today]:yyyy-mm-dd:' \
                    '--strict[count warnings as errors]' \
                    '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '--format[how to write the result]:format:(text json)' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '*:file:_files' ;;
                run) _arguments '--run-id[the run'\''s id; made up when left out]:id:' \
                    '--resume[finish a run that did not end; without an id the last such run of this Blueprint]::run:' \
                    '--force[with --resume\: go on although the Blueprint'\''s structure changed; what is unchanged is taken over]' \
                    '--from[only this module and what runs behind it, with the sources that its rows need]:module:' \
                    '--to[only this module and what it runs behind]:module:' \
                    '--parallel[how many modules may be at work at once; what the Blueprint says when left out]:n:' \
                    '--wait[wait for a target that another run is writing; otherwise the run is refused]' \
                    '--format[the result\: a summary, one JSON document, or every event as a line of JSON]:format:(text json jsonl)' \
                    '(-p --profile)'{-p,--profile}'[take the values of this context profile]:name:' \
                    '*--ctx[set a context value]:key=value:' \
                    '*'{-s,--set}'[overlay a value of the Blueprint; PATH\:=JSON for other than text]:path=value:' \
                    '*'{-e,--env}'[set an environment variable for the Blueprint]:name=value:' \
                    '--env-file[read environment variables from a file]:file:_files' \
                    '--execution-date[the day that @aq.date.* takes as today]:yyyy-mm-dd:' \
                    '--strict[count warnings as errors]' \
                    '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '1:blueprint:_files' ;;
                retry) _arguments '--force[go on although the Blueprint'\''s structure changed; what is unchanged is taken over]' \
                    '--format[the result\: a summary, one JSON document, or every event as a line of JSON]:format:(text json jsonl)' \
                    '(-p --profile)'{-p,--profile}'[take the values of this context profile]:name:' \
                    '*--ctx[set a context value]:key=value:' \
                    '*'{-s,--set}'[overlay a value of the Blueprint; PATH\:=JSON for other than text]:path=value:' \
                    '*'{-e,--env}'[set an environment variable for the Blueprint]:name=value:' \
                    '--env-file[read environment variables from a file]:file:_files' \
                    '--execution-date[the day that @aq.date.* takes as today]:yyyy-mm-dd:' \
                    '--strict[count warnings as errors]' \
                    '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '1:run:' ;;
                cancel) _arguments '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '1:run:' ;;
                scheduler) _arguments '--env-file[read environment variables from a file]:file:_files' \
                    '*'{-e,--env}'[set an environment variable for the Blueprint]:name=value:' \
                    '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '1:task:(run run-due next)' \
                    '2:file:_files' ;;
                runs) _arguments '--blueprint[only runs of this Blueprint]:id:' \
                    '--failed[only runs that failed, were cancelled or were interrupted]' \
                    '(-n --last)'{-n,--last}'[at most so many]:n:' \
                    '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '--format[how to write the result]:format:(text json)' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' ;;
                logs) _arguments '(-f --follow)'{-f,--follow}'[go on until the run ends]' \
                    '--format[lines for people, or each event as a line of JSON]:format:(text jsonl)' \
                    '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '1::run:' ;;
                report) _arguments '--blueprint[with '\''last'\''\: the last run of this Blueprint]:id:' \
                    '--trend[what the Probes of the last runs told of this column]:column:' \
                    '--profile[how long each module took in the last runs]' \
                    '--last[with --trend and --profile\: so many runs]:n:' \
                    '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '--format[how to write the result]:format:(text json html)' \
                    '(-o --output)'{-o,--output}'[write to a file instead of standard output]:file:_files' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '1::run:' ;;
                prune) _arguments '--older-than[only runs that began longer ago, for example 12h, 30d]:time:' \
                    '--keep[how many of the newest runs of each Blueprint stay, however old]:n:' \
                    '--dry-run[only say which]' \
                    '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '--format[how to write the result]:format:(text json)' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' ;;
                locks) _arguments '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '--format[how to write the result]:format:(text json)' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '1:task:(ls release)' \
                    '2::name:' ;;
                stores) _arguments '--to[with migrate\: the other store, an address or for SQLite a folder]:address:' \
                    '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '--format[how to write the result]:format:(text json)' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '1:task:(info migrate)' ;;
                audit) _arguments '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '1:task:(verify)' \
                    '2::file:_files' ;;
                lineage) _arguments '--column[only this column, and all the way from it]:module.column:' \
                    '--up[with --column\: what it is made of]' \
                    '--down[with --column\: what is made of it]' \
                    '--format[how to write the result]:format:(text json)' \
                    '--mermaid[write a Mermaid flowchart\: modules as boxes, columns as nodes]' \
                    '(-p --profile)'{-p,--profile}'[take the values of this context profile]:name:' \
                    '*--ctx[set a context value]:key=value:' \
                    '*'{-s,--set}'[overlay a value of the Blueprint; PATH\:=JSON for other than text]:path=value:' \
                    '*'{-e,--env}'[set an environment variable for the Blueprint]:name=value:' \
                    '--env-file[read environment variables from a file]:file:_files' \
                    '--execution-date[the day that @aq.date.* takes as today]:yyyy-mm-dd:' \
                    '--strict[count warnings as errors]' \
                    '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '1:blueprint:_files' ;;
                drift) _arguments '--module[only this Ingress]:id:' \
                    '--accept[take the columns as they are now for the accepted ones]' \
                    '(-p --profile)'{-p,--profile}'[take the values of this context profile]:name:' \
                    '*--ctx[set a context value]:key=value:' \
                    '*'{-s,--set}'[overlay a value of the Blueprint; PATH\:=JSON for other than text]:path=value:' \
                    '*'{-e,--env}'[set an environment variable for the Blueprint]:name=value:' \
                    '--env-file[read environment variables from a file]:file:_files' \
                    '--execution-date[the day that @aq.date.* takes as today]:yyyy-mm-dd:' \
                    '--strict[count warnings as errors]' \
                    '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '--format[how to write the result]:format:(text json)' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '1:blueprint:_files' ;;
                signal) _arguments '--blueprint[the Blueprint'\''s id]:id:' \
                    '--value[true opens the gate, false closes it]:value:(true false)' \
                    '--error[why, for the history; with a reason alone the gate is closed]:text:' \
                    '--clear[take the word back\: the Probe decides again]' \
                    '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '1:id:' ;;
                schema) _arguments '(-o --output)'{-o,--output}'[write to a file instead of standard output]:file:_files' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '1::kind:(blueprint flow project)' ;;
                doctor) _arguments '(-p --profile)'{-p,--profile}'[take the values of this context profile]:name:' \
                    '*--ctx[set a context value]:key=value:' \
                    '*'{-s,--set}'[overlay a value of the Blueprint; PATH\:=JSON for other than text]:path=value:' \
                    '*'{-e,--env}'[set an environment variable for the Blueprint]:name=value:' \
                    '--env-file[read environment variables from a file]:file:_files' \
                    '--execution-date[the day that @aq.date.* takes as today]:yyyy-mm-dd:' \
                    '--strict[count warnings as errors]' \
                    '--store-dir[the folder of the history and the depot, instead of the project'\''s]:folder:_files -/' \
                    '--store[the address of the history instead of the project'\''s\: postgres\://user\:password@host/database?schema=weir]:address:' \
                    '--format[how to write the result]:format:(text json)' \
                    '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '*:blueprint:_files' ;;
                completion) _arguments '(-h --help)'{-h,--help}'[show this help]' \
                    '--version[show the version]' \
                    '(-v --verbose)'{-v,--verbose}'[show notes and the stack of an unexpected error]' \
                    '--no-color[no colours; the variable NO_COLOR does the same]' \
                    '1:shell:(bash zsh fish pwsh)' ;;
            esac
            ;;
    esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _weir "$@"
else
    compdef _weir weir
fi
