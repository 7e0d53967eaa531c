#!/usr/bin/env bash
# One session of an analyst in the real window, with a picture of each step.
#
#   tests/session/session.sh PROGRAM FOLDER [light|dark] [100|200]
#
# Needs Xvfb, openbox, xdotool and ImageMagick. Opens three examples, filters, searches, reads the
# evidence, focuses, finds a path and saves a picture; the pictures of the window lie in FOLDER. At 200 the
# text is twice as large, on a screen of twice the size. Nothing is compared: somebody has to look.
#
# PACE=2 waits twice as long everywhere, for a busy machine; a screen of twice the size needs it by itself.
set -euo pipefail
program=$(realpath "$1"); mkdir -p "$2"; folder=$(realpath "$2")
theme=${3:-light}; size=${4:-100}
cd "$(dirname "$0")/../.."

export DISPLAY=:96 LIBGL_ALWAYS_SOFTWARE=1
factor=$((size / 100)); pace=$((${PACE:-1} * factor))
rest() { sleep "$(awk "BEGIN { print $1 * $pace }")"; }
Xvfb "$DISPLAY" -screen 0 $((1440 * factor))x$((900 * factor))x24 2>/dev/null & server=$!
sleep 1
openbox 2>/dev/null & manager=$!
trap 'kill $window $manager $server 2>/dev/null || true' EXIT
settings=$(mktemp -d)/settings.json
printf '{"theme": "%s", "text_size": %s}\n' "$theme" "$size" >"$settings"
"$program" --settings "$settings" 2>/dev/null & window=$!
for _ in $(seq 60); do
    xdotool search --onlyvisible --name '^Relata$' >/dev/null 2>&1 && break
    sleep 0.5
done
[ "$size" = 100 ] || xdotool search --onlyvisible --name '^Relata$' windowsize $((1440 * factor)) $((900 * factor - 24)) windowmove 0 0
rest 3

step=0
shot() { # a picture of the window, once it is still
    rest "${2:-1.2}"
    step=$((step + 1))
    import -window root "$folder/$(printf '%02d' "$step")-$1.png"
    echo "$1"
}
# The bar on top of the window, of 24 points, does not grow with the text.
point() { xdotool mousemove $(($1 * factor)) $(($2 * factor - 24 * (factor - 1))); rest 0.3; }
click() { point "$1" "$2"; xdotool click "${3:-1}"; rest 0.4; }
key() { xdotool key --clearmodifiers "$1"; rest "${2:-1}"; }
type() { xdotool type --delay $((60 * pace)) "$1"; rest 1; }
command() { # by its name in the palette, which closes also where it can do nothing
    key ctrl+k 2
    type "$1"
    key Return
}

shot empty
for example in council-of-europe-migration takeover election-night; do
    key ctrl+l 2
    type "$PWD/data/examples/$example.txt"
    [ "$example" = takeover ] && shot path
    key Return
    rest 12
done
shot graph 8
# Only organisations and people: all other kinds are hidden, in the list on the left.
click 263 113; point 300 210; rest 0.8; click 300 210
shot filter-menu
key Escape; key Escape
for row in 286 314 342 370 398 426; do click 90 $row; done
shot filtered
command "Clear filters"
key ctrl+f; type "solbaken"
shot search
key Return
shot evidence 2
command "Focus on selection"
shot focus 3
key 2
shot depth 3
key ctrl+shift+e
key ctrl+0
key Escape
shot all-again 3
command "Table"
shot table 2
command "Timeline"
shot timeline 2
command "Graph"
key ctrl+f; type "Brightwater Instruments"; key Return; rest 1
shot entity 2
key F3
shot next-evidence 2
command "Add neighbours"
shot neighbours 2
# Back from the focus; then two rows of the table, and the way from one to the other.
key Escape; key Escape; key Escape
key ctrl+0
command "Table"
click 300 222
point 300 294; xdotool keydown ctrl; rest 0.5; xdotool click 1; rest 1.5; xdotool keyup ctrl
command "Graph"
shot two-selected 2
key ctrl+p
shot paths 3
key Escape
key ctrl+comma
shot settings
key Escape
key ctrl+k
shot palette
key Escape
key F1
shot shortcuts
key Escape
key F11
shot presentation 2
key Escape
key ctrl+s
shot save-picture 2
key Escape
