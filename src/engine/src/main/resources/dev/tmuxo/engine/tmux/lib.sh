# Shared by the scripts of this directory. POSIX sh; runs in dash and busybox ash.
# Answers are lines "key value" on standard output; "fail CODE text" is the last one.
trap '' INT
locale=${LC_ALL-} mask=$(umask)
LC_ALL=C
export LC_ALL
umask 077

say() { printf '%s %s\n' "$1" "$2"; }
fail() { say "fail $1" "$2"; exit 0; }
bytes() { printf %s "$1" | wc -c | tr -d ' '; }
bounded() { if command -v timeout >/dev/null 2>&1; then timeout 5 "$@"; else "$@"; fi; }

# private_directory PATH: ours alone, or made so; anything else is refused, because whoever can
# write there can put a socket of his own in place of ours.
private_directory() {
  if [ ! -e "$1" ] && [ ! -L "$1" ]; then
    mkdir -p -- "$(dirname -- "$1")" || fail NODE_DIRECTORY_UNSAFE "$1 cannot be created"
    mkdir -m 700 -- "$1" 2>/dev/null || [ -d "$1" ] || fail NODE_DIRECTORY_UNSAFE "$1 cannot be created"
  fi
  [ ! -L "$1" ] || fail NODE_DIRECTORY_UNSAFE "$1 is a symbolic link"
  [ -d "$1" ] || fail NODE_DIRECTORY_UNSAFE "$1 is not a directory"
  facts=$(ls -ldn -- "$1") || fail NODE_DIRECTORY_UNSAFE "$1 cannot be looked at"
  # shellcheck disable=SC2086
  set -- "$1" $facts
  [ "$4" = "$uid" ] || fail NODE_DIRECTORY_UNSAFE "$1 belongs to user $4, not to us ($uid)"
  case $2 in
    d???------*) ;;
    *) fail NODE_DIRECTORY_UNSAFE "$1 is open to others ($2); chmod 700 it" ;;
  esac
}

# socket_state TMUX SOCKET: what is there, in $state and $detail.
socket_state() {
  if detail=$(bounded "$1" -N -S "$2" display-message -p '#{pid}' 2>&1); then
    state=RUNNING
    return
  elif [ $? -eq 124 ]; then
    state=UNRESPONSIVE
    return
  fi
  case $detail in
    *'no server running'* | *'Connection refused'*) state=STALE_SOCKET ;;
    *'No such file or directory'*) state=NO_SOCKET ;;
    *'Permission denied'* | *'access not allowed'*) state=REFUSED ;;
    *) state=UNRESPONSIVE ;;
  esac
}

team_directory() { # TEAM [DIRECTORY]: sets $dir
  if [ -n "$2" ]; then
    dir=$2
  elif [ -n "$HOME" ] && [ -d "$HOME" ] && [ -w "$HOME" ]; then
    dir=${XDG_STATE_HOME:-$HOME/.local/state}/tmuxo/teams/$1
  else
    parent=${TMPDIR:-/tmp}/tmuxo-$uid
    dir=$parent/$1
  fi
}
uid=$(id -u)
