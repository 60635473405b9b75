# probe.sh TMUX SOCKET PID: what became of the server. A server that lost its socket file is asked to
# make it anew.
tmux=$1 socket=$2 pid=$3
is_server() { # the process is alive and is a tmux of this socket
  kill -0 "$pid" 2>/dev/null || return 1
  if [ -r "/proc/$pid/cmdline" ]; then
    tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF -- "$socket"
  else
    ps -o args= -p "$pid" | grep -qF -- "$socket"
  fi
}
socket_state "$tmux" "$socket"
if [ "$state" = NO_SOCKET ] && is_server; then
  kill -USR1 "$pid"
  tries=20
  while [ ! -S "$socket" ] && [ "$tries" -gt 0 ]; do
    sleep 0.1 2>/dev/null || sleep 1
    tries=$((tries - 1))
  done
  socket_state "$tmux" "$socket"
fi
say state "$state"
case $state in
  RUNNING) say pid "$detail" ;;
  UNRESPONSIVE) ! is_server || say pid "$pid" ; say detail "$detail" ;;
  *) say detail "$detail" ;;
esac
