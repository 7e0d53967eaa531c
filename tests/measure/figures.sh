#!/usr/bin/env bash
# Prints every figure that the extraction is measured by.
#
#   tests/measure/figures.sh [SHARED]
#
# SHARED is the folder with the annotated sets (`gold`, `data/carb`, `data/redocred`, ...); without it only
# what the repository holds is measured. Takes some minutes. Names are printed with the shipped weights,
# which have seen some of the sets: assets/models/names/README.md says how those are left out.
set -euo pipefail
cd "$(dirname "$0")/../.."
measure() { echo "== $* =="; cargo bench -q --no-default-features --bench measure -- "$@"; }

shared=${1:+$(realpath "$1")}
measure graphs
measure speed data/examples
measure calibration --fit tests/gold/development tests/gold/held_out | grep '^#'
[ -n "$shared" ] || exit 0
measure graphs "$shared/gold"
measure open-claims "$shared/data/carb"
measure relations "$shared/data/redocred"
cargo build -q --release --no-default-features
echo "== names =="
python3 tests/measure/names.py "${CARGO_TARGET_DIR:-target}/release/relata" "$shared/data"
