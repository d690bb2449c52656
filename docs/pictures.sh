#!/usr/bin/env bash
# Makes the pictures of the documentation, by the programs in FOLDER (build/release/bin):
# docs/pictures.sh [FOLDER [WHERE]]. They go to WHERE (docs/images).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

programs=${1:-build/release/bin}
images=${2:-docs/images}
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
server=

# Drawn in memory, with nobody's settings: the same on every desktop.
export QT_QPA_PLATFORM=offscreen HOME=$work XDG_CONFIG_HOME=$work XDG_DATA_HOME=$work
mkdir -p "$images"
take() {
    "$programs/framescope" "${@:2}" --screenshot "$images/$1" --window-size 1440x900
}

take welcome.png --colours light
take main-light.png --demo --colours light
take main-dark.png --demo --colours dark
take main-zh.png --demo --colours light --language zh_CN # needs a font, such as fonts-noto-cjk

coproc SERVE { exec "$programs/framescope-cli" serve --listen 127.0.0.1:0; }
server=$SERVE_PID
read -r first <&"${SERVE[0]}"
url=${first#listening on }
"$programs/framescope-cli" connect "$url" --send Hello --send '{"symbol":"ABC","price":101.5}' \
    --send-hex 0a0b0c0d --ping 1 --count 3 --record "$work/talk.fscope" >/dev/null
take session.png "$work/talk.fscope" --colours light
