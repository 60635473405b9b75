# stop.sh TMUX SOCKET PID DIRECTORY MARKER GRACE: ends the server and every process of the team, the
# daemonised ones too. GRACE is in tenths of a second.
#
# A process belongs to the team if it descends from the server, is in the session of a pane, or has
# the team's marker in its environment. It is known by its id and start time, so that another one
# that got the same id later is let alone.
tmux=$1 socket=$2 server=$3 dir=$4 marker=$5 grace=$6

# table: "pid ppid session start" of every process.
table() {
  if [ -r /proc/self/stat ]; then
    for stat in /proc/[0-9]*/stat; do
      { read -r line <"$stat"; } 2>/dev/null || continue
      # shellcheck disable=SC2086 # words: state ppid pgrp session ...; the name before may hold any
      set -- ${line##*) }
      [ "$1" = Z ] || printf '%s %s %s %s\n' "${line%% *}" "$2" "$4" "${20}"
    done
  else
    ps -A -o pid= -o ppid= -o pgid= -o lstart= | awk '{ print $1, $2, $3, $4 $5 $6 $7 $8 }'
  fi
}

# marked: the ids of the processes with the marker in their environment.
marked() {
  grep -lF -- "TMUXO_MARKER=$marker" /proc/[0-9]*/environ 2>/dev/null | while IFS= read -r file; do
    if tr '\0' '\n' 2>/dev/null <"$file" | grep -qxF -- "TMUXO_MARKER=$marker"; then
      file=${file%/environ}
      printf '%s\n' "${file#/proc/}"
    fi
  done
}

# members: "pid start" of the team's processes. Not among them are the server, this script and what
# it was started from, and the server's own jobs: recorders end by themselves when they have written
# everything.
members() {
  { marked | sed 's/^/m /'; printf '%s\n' "$panes" | sed 's/^/p /'; table; } | awk -v server="$server" -v self="$$" '
    $1 == "m" { in_team[$2] = 1; next }
    $1 == "p" { pane[$2] = 1; next }
    { parent[$1] = $2; session[$1] = $3; start[$1] = $4 }
    END {
      for (p in parent) if (session[p] in pane || p in pane) in_team[p] = 1
      for (p in parent) if (parent[p] == server && !(p in pane)) apart[p] = 1
      do {
        grown = 0
        for (p in parent)
          if (!(p in in_team) && !(p in apart) && parent[p] in in_team) { in_team[p] = 1; grown = 1 }
      } while (grown)
      for (p = self; p in parent && p != server && !(p in apart); p = parent[p]) apart[p] = 1
      apart[server] = 1
      for (p in in_team)
        if (p in parent && !(p in apart) && parent[p] != self) print p, start[p]
    }'
}

# living "PID START" lines: those of the given processes that still are.
living() {
  { printf '%s\n' "$1" | sed 's/^/want /'; table; } | awk '
    $1 == "want" { want[$2] = $3; next }
    ($1 in want) && want[$1] == $4 { print $1, $4 }'
}

signal() { # SIGNAL LINES
  printf '%s\n' "$2" | while read -r pid start; do
    [ -z "$pid" ] || kill -"$1" "$pid" 2>/dev/null
  done
}

count() { if [ -z "$1" ]; then echo 0; else printf '%s\n' "$1" | wc -l | tr -d ' '; fi; }

# await TENTHS LINES: waits until none of them lives; what still does is in $left.
await() {
  tries=$1
  left=$(living "$2")
  while [ -n "$left" ] && [ "$tries" -gt 0 ]; do
    nap
    tries=$((tries - 1))
    left=$(living "$left")
  done
}

# await_server TENTHS: waits until the server has ended.
await_server() {
  tries=$1
  while is_server "$server" "$socket" && [ "$tries" -gt 0 ]; do
    nap
    tries=$((tries - 1))
  done
}

server_lives=
! is_server "$server" "$socket" || server_lives=y
[ -z "$server_lives" ] || kill -CONT "$server"
ask "$tmux" "$socket" list-panes -a -F '#{pane_pid}'
panes=
[ "$status" -ne 0 ] || panes=$detail
team=$(members)
say found "$(count "$team")"

# First a chance to end in good order while the terminals are still there. Shells ignore this.
signal TERM "$team"
signal CONT "$team"
first=$((grace / 2))
[ "$first" -le 10 ] || first=10
await "$first" "$team"

# Then the terminals go, which is SIGHUP for what runs in them.
ask "$tmux" "$socket" kill-server
[ -z "$server_lives" ] || await_server 20
# 3.3a can hang here while a control client does not read.
if [ -n "$server_lives" ] && is_server "$server" "$socket"; then
  kill -KILL "$server"
  await_server 20
fi
left=$(living "$left")
say left "$(count "$left")"

# What outlived its terminal, and what was started meanwhile.
panes=
killed=0
round=0
while [ "$round" -lt 5 ]; do
  all=$(printf '%s\n%s\n' "$left" "$(members)" | sed '/^$/d' | sort -u)
  [ -n "$all" ] || break
  signal TERM "$all"
  await "$((grace - first))" "$all"
  killed=$((killed + $(count "$left")))
  signal KILL "$left"
  await 20 "$left"
  grace=$first
  round=$((round + 1))
done
say killed "$killed"
printf '%s\n' "$left" | while read -r pid start; do
  [ -z "$pid" ] || say alive "$pid $(ps -o args= -p "$pid" 2>/dev/null)"
done
rm -rf -- "$socket" "${dir:?}/socket" "$dir/pid" "${dir:?}/bin" "$dir/secrets"
