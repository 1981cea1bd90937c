#!/bin/sh
# Builds the console when its sources are newer than the last build and puts it where the gateway's
# jar takes its static files from. Run by Maven in the folder of this module.
set -eu
cd "$(dirname "$0")/../../.."
sources=console
target=target/classes/META-INF/resources
stamp=console/dist/.built

newer() {
    [ ! -f "$stamp" ] && return 0
    [ -n "$(find $sources -type d \( -name node_modules -o -name dist \) -prune -o -type f -newer "$stamp" -print | head -n 1)" ]
}

if newer; then
    command -v npm >/dev/null 2>&1 || { echo "The console needs Node 20 with npm; build with -Dconsole.skip to leave it out." >&2; exit 1; }
    if [ ! -f console/node_modules/.package-lock.json ] || [ console/package-lock.json -nt console/node_modules/.package-lock.json ]; then
        (cd console && npm ci --no-audit --no-fund)
    fi
    (cd console && npm run build)
    touch "$stamp"
fi
rm -rf "$target"
mkdir -p "$target"
cp -R console/dist/. "$target"
rm -f "$target/.built"
