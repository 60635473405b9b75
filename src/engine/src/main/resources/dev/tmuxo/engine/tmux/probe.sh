# probe.sh TMUX SOCKET PID: what became of the server.
socket_state "$1" "$2"
revive "$1" "$2" "$3"
say state "$state"
case $state in
  RUNNING) say pid "$detail" ;;
  UNRESPONSIVE) ! is_server "$3" "$2" || say pid "$3" ; say detail "$detail" ;;
  *) say detail "$detail" ;;
esac
