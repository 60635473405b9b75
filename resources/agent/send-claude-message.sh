#!/bin/sh
# Sends a message to the agent in a tmux window: for instructions to agents that know this name.
# The same: tmuxo send --target SESSION:WINDOW TEXT
set -u
if [ $# -lt 2 ]; then
  printf 'Usage: %s <session:window> <message...>\n' "${0##*/}" >&2
  printf "Example: %s shop:3 'The login form is done.'\n" "${0##*/}" >&2
  exit 2
fi
case $0 in */*) here=${0%/*} ;; *) here=. ;; esac
target=$1
shift
exec "$here/tmuxo" send --target "$target" -- "$@"
