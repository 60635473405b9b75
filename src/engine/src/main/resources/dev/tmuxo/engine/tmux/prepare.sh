# prepare.sh TMUX TEAM DIRECTORY: makes the team's directory ready and sees that no server runs there.
tmux=$1 team=$2
command -v "$tmux" >/dev/null 2>&1 || fail TMUX_NOT_FOUND "$tmux"
say version "$("$tmux" -V 2>&1)"
team_directory "$team" "$3"
[ -z "$parent" ] || private_directory "$parent"
private_directory "$dir"
dir=$(cd "$dir" && pwd -P) || fail NODE_DIRECTORY_UNSAFE "$dir cannot be entered"
safe_way "$dir"
for sub in bin transcripts; do
  private_directory "$dir/$sub"
done
say directory "$dir"

# Where the team ran before, in case it still does.
if [ -f "$dir/socket" ]; then
  read -r socket <"$dir/socket"
  pid=
  [ ! -f "$dir/pid" ] || read -r pid <"$dir/pid"
  socket_state "$tmux" "$socket"
  revive "$tmux" "$socket" "$pid"
  say socket "$socket"
  case $state in
    RUNNING) fail TEAM_RUNNING "$detail" ;;
    REFUSED) fail TMUX_REFUSED "$detail" ;;
    UNRESPONSIVE) fail TEAM_RUNNING "$detail" ;;
    STALE_SOCKET) rm -f -- "$socket" ;;
  esac
fi

socket=$dir/tmux.sock
if [ "${#socket}" -gt 107 ]; then
  name=$(printf %s "$dir" | cksum | tr ' ' '-')
  socket=/tmp/tmuxo-$uid/$name
  if [ -n "$XDG_RUNTIME_DIR" ] && [ -d "$XDG_RUNTIME_DIR" ] && [ -w "$XDG_RUNTIME_DIR" ] &&
    short=$XDG_RUNTIME_DIR/tmuxo-$uid/$name && [ "${#short}" -le 107 ]; then
    socket=$short
  fi
  parent "$socket"
  private_directory "$parent_of"
fi
if [ -e "$socket" ]; then
  socket_state "$tmux" "$socket"
  case $state in
    STALE_SOCKET) rm -f -- "$socket" ;;
    RUNNING | UNRESPONSIVE) fail TEAM_RUNNING "$detail" ;;
    *) fail TMUX_REFUSED "$detail" ;;
  esac
fi
{ printf '%s\n' "$socket" >"$dir/socket"; } 2>/dev/null ||
  fail NODE_COMMAND_FAILED "cannot write $dir/socket"
say use "$socket"
