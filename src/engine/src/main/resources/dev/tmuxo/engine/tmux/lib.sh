# Shared by the scripts of this directory. POSIX sh; runs in dash, bash and busybox ash.
# Answers are lines "key value" on standard output; "fail CODE text" is the last one.
trap '' INT
locale=${LC_ALL-} mask=$(umask) uid=$(id -u)
LC_ALL=C
export LC_ALL
umask 077
newline='
'

say() { printf '%s %s\n' "$1" "$2"; }
fail() { say "fail $1" "$2"; exit 0; }
# parent PATH: the directory that PATH, which is absolute, is in; in $parent_of.
parent() { parent_of=${1%/*}; [ -n "$parent_of" ] || parent_of=/; }
nap() { sleep 0.1 2>/dev/null || sleep 1; }
# SIGKILL, because a tmux client whose server does not move ignores the rest.
bounded() { if command -v timeout >/dev/null 2>&1; then timeout -s KILL 5 "$@"; else "$@"; fi; }

# private_directory PATH: ours alone, or made so. Anything else is refused, because whoever can
# write there can put a socket of his own in place of ours.
private_directory() {
  if [ ! -e "$1" ] && [ ! -L "$1" ]; then
    parent "$1"
    [ -d "$parent_of" ] || mkdir -p -- "$parent_of" 2>/dev/null
    mkdir -- "$1" 2>/dev/null || [ -d "$1" ] || fail NODE_DIRECTORY_UNSAFE "$1 cannot be created"
  fi
  [ ! -L "$1" ] || fail NODE_DIRECTORY_UNSAFE "$1 is a symbolic link"
  [ -d "$1" ] || fail NODE_DIRECTORY_UNSAFE "$1 is not a directory"
  facts=$(ls -ldn -- "$1" 2>/dev/null) || fail NODE_DIRECTORY_UNSAFE "$1 cannot be looked at"
  # shellcheck disable=SC2086 # the facts are words: mode, links, owner ...
  set -- "$1" $facts
  [ "$4" = "$uid" ] || fail NODE_DIRECTORY_UNSAFE "$1 belongs to user $4, not to us ($uid)"
  case $2 in
    d???------*) ;;
    *) fail NODE_DIRECTORY_UNSAFE "$1 is open to others ($2)" ;;
  esac
}

# safe_way PATH: nobody else can rename a directory on the way to PATH.
safe_way() {
  way=$1
  set -- "$1"
  while [ "$way" != / ]; do
    parent "$way"
    way=$parent_of
    set -- "$@" "$way"
  done
  path=$1
  shift
  # A directory named after such a line can only make this stricter.
  case $newline$(ls -ldn -- "$@")$newline in
    *"$newline"d???????w[!tT]*) fail NODE_DIRECTORY_UNSAFE "everybody may write in a directory that leads to $path" ;;
  esac
}

# ask TMUX SOCKET COMMAND...: the answer of a server in $detail, the status in $status. Through a file,
# because a server that does not move would keep a pipe open: clients hand it their descriptors.
# A full disk takes files, but nothing in them: what went in once has room for the answer too.
ask() {
  ask_tmux=$1 ask_socket=$2
  shift 2
  answer=$ask_socket.$$
  if { printf . >"$answer"; } 2>/dev/null; then
    bounded "$ask_tmux" -N -S "$ask_socket" "$@" </dev/null >>"$answer" 2>&1
    status=$?
    detail=$(cat "$answer")
    detail=${detail#.}
    rm -f -- "$answer"
  else
    rm -f -- "$answer" 2>/dev/null
    detail=$(bounded "$ask_tmux" -N -S "$ask_socket" "$@" </dev/null 2>&1)
    status=$?
  fi
}

# socket_state TMUX SOCKET: what is there, in $state and $detail.
socket_state() {
  ask "$1" "$2" display-message -p '#{pid}'
  case $status:$detail in
    0:*) state=RUNNING ;;
    *'no server running'* | *'Connection refused'*) state=STALE_SOCKET ;;
    *'No such file or directory'*) state=NO_SOCKET ;;
    *'Permission denied'* | *'access not allowed'*) state=REFUSED ;;
    124:* | 137:*) state=UNRESPONSIVE detail='no answer within 5 s' ;;
    *) state=UNRESPONSIVE ;;
  esac
}

# team_directory TEAM DIRECTORY: where the team lives, in $dir.
team_directory() {
  parent=
  if [ -n "$2" ]; then
    dir=$2
  elif [ -n "$HOME" ] && [ -d "$HOME" ] && [ -w "$HOME" ]; then
    dir=${XDG_STATE_HOME:-$HOME/.local/state}/tmuxo/teams/$1/node
  else
    parent=${TMPDIR:-/tmp}/tmuxo-$uid
    dir=$parent/$1
  fi
}

# is_server PID SOCKET: the process lives and is the tmux of this socket.
is_server() {
  kill -0 "$1" 2>/dev/null || return 1
  if [ -r "/proc/$1/cmdline" ]; then
    tr '\0' ' ' <"/proc/$1/cmdline" | grep -qF -- "$2"
  else
    ps -o args= -p "$1" | grep -qF -- "$2"
  fi
}

# revive TMUX SOCKET PID: a server that lost its socket makes a new one on SIGUSR1.
revive() {
  if [ "$state" = NO_SOCKET ] && [ -n "$3" ] && is_server "$3" "$2"; then
    kill -USR1 "$3"
    tries=20
    while [ ! -S "$2" ] && [ "$tries" -gt 0 ]; do
      nap
      tries=$((tries - 1))
    done
    socket_state "$1" "$2"
  fi
}
