# What the commands of this folder share. Sourced, never run.

repository="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"

say() {
    printf '%s\n' "$*"
}

# fail CODE MESSAGE…
fail() {
    local code="$1"
    shift
    printf '%s\n' "$*" >&2
    exit "$code"
}

# The major version of the JDK in a folder, from its own release file: asking java would cost half a second each.
jdk_version() {
    local version
    [[ -x "$1/bin/javac" && -r "$1/release" ]] || return 1
    version="$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")"
    [[ -n "$version" ]] && printf '%s' "$version"
}

# Exports JAVA_HOME: the newest JDK of at least 17. Fails when there is none.
choose_java() {
    local candidate version best="" best_version=16 on_path=""
    if command -v javac >/dev/null; then
        on_path="$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")"
    fi
    for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/*; do
        if version="$(jdk_version "$candidate")" && ((version > best_version)); then
            best="$candidate"
            best_version="$version"
        fi
    done
    [[ -n "$best" ]] || return 1
    export JAVA_HOME="$best"
}

# Installs with apt-get what is missing, when this user may; otherwise says what to install and exits with 10.
ensure_java_and_maven() {
    local missing=() as_root=()
    choose_java || missing+=(openjdk-17-jdk-headless)
    command -v mvn >/dev/null || missing+=(maven)
    if [[ "${1:-}" == --chromium ]] && ! command -v chromium >/dev/null; then
        missing+=(chromium)
    fi
    ((${#missing[@]} > 0)) || return 0
    if ((EUID != 0)); then
        as_root=(sudo -n)
    fi
    if ! command -v apt-get >/dev/null || { ((EUID != 0)) && ! sudo -n true 2>/dev/null; }; then
        fail 10 "Missing: ${missing[*]} (names of Debian packages). Please install them; Java may be any JDK from 17 on."
    fi
    say "Installing ${missing[*]}…"
    "${as_root[@]}" apt-get update -qq || true
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
        >/dev/null || fail 10 "Could not install ${missing[*]}. Please install them yourself."
    choose_java || fail 10 "No JDK of version 17 or later was found after the installation."
}

# Passes on which module is being built, of all that Maven says.
building() {
    sed -u -n 's/^\[INFO\] Building Arreta: \(.*[^ ]\)  *[0-9][^ ]*  *\(\[[0-9]*\/[0-9]*\]\)$/  \2 \1/p'
}

# Runs Maven offline, since that is quick and needs no network, and online only when something is not there yet.
maven() {
    local log status=0
    log="$(mktemp)"
    mvn -o "$@" 2>&1 | tee "$log" | building || status="${PIPESTATUS[0]}"
    if ((status != 0)) && grep -q -i -E 'offline|has not been downloaded|could not resolve|unresolvable' "$log"; then
        say "Fetching what is not on this machine yet…"
        status=0
        mvn "$@" 2>&1 | tee "$log" | building || status="${PIPESTATUS[0]}"
    fi
    if ((status != 0)); then
        grep -v '^\[INFO\]' "$log" || true
    fi
    rm -f "$log"
    return "$status"
}

# The data folder as an absolute path.
data_folder() {
    realpath -m -- "${ARRETA_DATA:-data}"
}

# The process id of the launcher that runs on data folder $1; fails when none does.
running_launcher() {
    local pid
    pid="$(cat "$1/run/launcher.pid" 2>/dev/null)" || return 1
    [[ "$pid" =~ ^[0-9]+$ ]] || return 1
    tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -q -x 'eus.arreta.local.Launcher' || return 1
    printf '%s' "$pid"
}

# Process ids of what a killed launcher has left running on data folder $1, one a line: the server names the folder on
# its command line, the broker and the first process of PostgreSQL name what is in it.
left_behind() {
    local folder process arguments
    folder="$(realpath -m -- "$1")"
    has() {
        grep -q -x "$@" <<<"$arguments"
    }
    for process in /proc/[0-9]*; do
        arguments="$(tr '\0' '\n' 2>/dev/null <"$process/cmdline")" || continue
        if has -F -e "-Darreta.data=$folder" ||
            { has -F -e "$folder/kafka/broker.properties" && has 'eus.arreta.local.BrokerMain'; } ||
            { has -F -e "$folder/postgres/data" && has '.*/bin/postgres'; }; then
            printf '%s\n' "${process#/proc/}"
        fi
    done 2>/dev/null
}
