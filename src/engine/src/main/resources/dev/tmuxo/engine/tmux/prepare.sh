# prepare.sh TMUX TEAM DIRECTORY: makes the team's directory ready and sees that no server runs there.
tmux=$1 team=$2
command -v "$tmux" >/dev/null 2>&1 || fail TMUX_NOT_FOUND "$tmux"
say version "$("$tmux" -V 2>&1)"
team_directory "$team" "$3"
[ -z "$parent" ] || private_directory "$parent"
private_directory "$dir"
dir=$(cd "$dir" && pwd -P) || fail NODE_DIRECTORY_UNSAFE "$dir cannot be entered"
for sub in bin transcripts; do
  private_directory "$dir/$sub"
done
if [ -f "$dir/socket" ]; then
  socket=$(cat "$dir/socket")
else
  socket=$dir/tmux.sock
  if [ "$(bytes "$socket")" -gt 107 ]; then
    runtime=/tmp
    if [ -n "$XDG_RUNTIME_DIR" ] && [ -d "$XDG_RUNTIME_DIR" ] && [ -w "$XDG_RUNTIME_DIR" ]; then
      runtime=$XDG_RUNTIME_DIR
    fi
    name=$(printf %s "$dir" | cksum | tr ' ' '-')
    [ "$(bytes "$runtime/tmuxo-$uid/$name")" -le 107 ] || runtime=/tmp
    private_directory "$runtime/tmuxo-$uid"
    socket=$runtime/tmuxo-$uid/$name
  fi
  [ "$(bytes "$socket")" -le 107 ] || fail SOCKET_PATH_TOO_LONG "$socket"
  printf '%s\n' "$socket" >"$dir/socket"
fi
say directory "$dir"
say socket "$socket"
socket_state "$tmux" "$socket"
case $state in
  RUNNING) fail TEAM_RUNNING "$detail" ;;
  REFUSED) fail TMUX_REFUSED "$detail" ;;
  UNRESPONSIVE) fail TEAM_RUNNING "no answer ($detail)" ;;
  STALE_SOCKET) rm -f -- "$socket" && say removed "$socket" ;;
esac
