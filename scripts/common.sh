# What ./run, ./liaison and ./test share. Sourced by them; expects $root to be the repository.
# shellcheck shell=bash

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

say() { printf '%s\n' "$*" >&2; }

die() {
    say "liaison: $*"
    exit 1
}

require_dotnet() {
    command -v dotnet >/dev/null ||
        die "the .NET 10 SDK is missing; install the package dotnet-sdk-10.0 and try again"
    (cd "$root" && dotnet --version >/dev/null 2>&1) ||
        die "no .NET SDK fits global.json (10.0.4xx is needed; installed: $(dotnet --list-sdks | tr '\n' ' '))"
}

require_node() {
    command -v node >/dev/null && command -v npm >/dev/null ||
        die "Node 20.19 or newer with npm is missing; install it and try again"
    node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
        die "Node $(node --version) is too old: 20.19 or newer is needed"
}

# Prints one hash over the contents of the files below the given paths; build products do not count.
hash_of() {
    (cd "$root" && find "$@" \( -name node_modules -o -name dist -o -name obj -o -name bin \) -prune -o -type f -print0 |
        LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1)
}

# up_to_date STAMP HASH: was the product that STAMP stands for built from these sources?
up_to_date() { [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]; }

# run_logged NAME COMMAND...: runs quietly; when it fails, shows the end of its output.
run_logged() {
    local name=$1 log="$root/artifacts/log/$1.log"
    shift
    mkdir -p "$root/artifacts/log"
    if ! "$@" >"$log" 2>&1; then
        tail -n 40 "$log" >&2
        die "$name failed; the whole output is in $log"
    fi
}

# Two starts at once must not build into the same folder.
lock_builds() {
    mkdir -p "$root/artifacts"
    exec 9>"$root/artifacts/.build-lock"
    flock 9
}

unlock_builds() { exec 9>&-; }

program="$root/artifacts/bin/Liaison/release/liaison.dll"

build_program() {
    local stamp="$root/artifacts/.program-built-from" hash
    hash=$(hash_of src Directory.Build.props Directory.Build.targets Directory.Packages.props global.json BannedSymbols.txt)
    if [ -f "$program" ] && up_to_date "$stamp" "$hash"; then return; fi
    require_dotnet
    lock_builds
    if ! { [ -f "$program" ] && up_to_date "$stamp" "$hash"; }; then
        say "Building the program (Release) ..."
        run_logged build-program dotnet build "$root/src/Liaison" -c Release -v quiet --tl:off
        printf '%s\n' "$hash" >"$stamp"
    fi
    unlock_builds
}

build_web() {
    [ -f "$root/web/package.json" ] || return 0
    local stamp="$root/artifacts/.web-built-from" hash
    hash=$(hash_of web)
    if [ -f "$root/web/dist/index.html" ] && up_to_date "$stamp" "$hash"; then return; fi
    require_node
    lock_builds
    if ! { [ -f "$root/web/dist/index.html" ] && up_to_date "$stamp" "$hash"; }; then
        install_web_packages
        say "Building the web app ..."
        run_logged build-web npm --prefix "$root/web" run build
        # The build may write generated files beside the sources: hash what it leaves.
        hash_of web >"$stamp"
    fi
    unlock_builds
}

install_web_packages() {
    local stamp="$root/web/node_modules/.installed-from" hash
    hash=$(hash_of web/package.json web/package-lock.json)
    if up_to_date "$stamp" "$hash"; then return; fi
    say "Installing the web app's packages (npm ci) ..."
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 run_logged npm-ci npm --prefix "$root/web" ci --no-audit --no-fund
    printf '%s\n' "$hash" >"$stamp"
}
