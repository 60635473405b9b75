# find.sh TMUX TEAM DIRECTORY: is there a server of this team?
tmux=$1
command -v "$tmux" >/dev/null 2>&1 || fail TMUX_NOT_FOUND "$tmux"
say version "$("$tmux" -V 2>&1)"
team_directory "$2" "$3"
[ -d "$dir" ] || exit 0
private_directory "$dir"
dir=$(cd "$dir" && pwd -P) || exit 0
[ -f "$dir/socket" ] || exit 0
read -r socket <"$dir/socket"
pid=
[ ! -f "$dir/pid" ] || read -r pid <"$dir/pid"
socket_state "$tmux" "$socket"
revive "$tmux" "$socket" "$pid"
say directory "$dir"
say socket "$socket"
case $state in
  REFUSED) fail TMUX_REFUSED "$detail" ;;
  UNRESPONSIVE) fail TMUX_TIMEOUT "$detail" ;;
esac
say state "$state"
if [ "$state" = RUNNING ]; then
  say pid "$detail"
  ask "$tmux" "$socket" show-environment -g TMUXO_MARKER
  say marker "$detail"
fi
