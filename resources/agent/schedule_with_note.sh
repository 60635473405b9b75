#!/bin/sh
# Schedules a check-in: for instructions to agents that know this name. Without a target it is for the
# agent who calls. The same: tmuxo checkin [--target SESSION:WINDOW] MINUTESm NOTE
set -u
minutes=${1:-3}
note=${2:-Standard check-in}
target=${3:-}
case $minutes in
  *[!0123456789.]* | *.*.* | .)
    printf 'Usage: %s <minutes> "<note>" [session:window]\n' "${0##*/}" >&2
    exit 2 ;;
  *.*) when=$(awk -v minutes="$minutes" 'BEGIN { printf "%d", minutes * 60 + 0.5 }')s ;;
  *) when=${minutes}m ;;
esac
case $0 in */*) here=${0%/*} ;; *) here=. ;; esac
if [ -n "$target" ]; then
  exec "$here/tmuxo" checkin --target "$target" "$when" -- "$note"
fi
exec "$here/tmuxo" checkin "$when" -- "$note"
