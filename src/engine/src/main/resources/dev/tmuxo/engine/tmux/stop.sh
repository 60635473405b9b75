# stop.sh TMUX SOCKET PID MARKER GRACE: ends the server.
bounded "$1" -N -S "$2" kill-server
say found 0
