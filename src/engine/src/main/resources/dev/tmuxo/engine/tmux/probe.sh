# probe.sh TMUX SOCKET PID: what became of the server.
socket_state "$1" "$2"
revive "$1" "$2" "$3"
if [ "$state" = NO_SOCKET ] && is_server "$3" "$2"; then
  state=UNRESPONSIVE detail='it lives, but cannot make its socket again'
fi
say state "$state"
case $state in
  RUNNING) say pid "$detail" ;;
  UNRESPONSIVE) ! is_server "$3" "$2" || say pid "$3" ; say detail "$detail" ;;
  *) say detail "$detail" ;;
esac
