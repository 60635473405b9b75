# find.sh TMUX TEAM DIRECTORY: is there a server of this team?
tmux=$1
command -v "$tmux" >/dev/null 2>&1 || fail TMUX_NOT_FOUND "$tmux"
say version "$("$tmux" -V 2>&1)"
team_directory "$2" "$3"
[ -d "$dir" ] || exit 0
private_directory "$dir"
dir=$(cd "$dir" && pwd -P)
[ -f "$dir/socket" ] || exit 0
socket=$(cat "$dir/socket")
socket_state "$tmux" "$socket"
say directory "$dir"
say socket "$socket"
say state "$state"
[ "$state" != RUNNING ] || say pid "$detail"
