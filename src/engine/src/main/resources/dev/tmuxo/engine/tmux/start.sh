# start.sh TMUX SOCKET DIRECTORY MARKER FILES (MODE PATH CONTENT)* NAMES NAME* WORD*
# Places the files in the directory, then starts the server with the tmux command line WORD*.
tmux=$1 socket=$2 dir=$3 marker=$4 count=$5
shift 5
new=$dir/.new-file
while [ "$count" -gt 0 ]; do
  parent "$dir/$2"
  { [ -d "$parent_of" ] || mkdir -p -- "$parent_of"; } &&
    printf %s "$3" >"$new" && { [ "$1" = 600 ] || chmod "$1" "$new"; } && mv -f -- "$new" "$dir/$2" ||
    fail NODE_COMMAND_FAILED "cannot write $dir/$2"
  shift 3
  count=$((count - 1))
done
count=$1 pass=
shift
while [ "$count" -gt 0 ]; do
  pass="$pass $1"
  shift
  count=$((count - 1))
done
# Clients of another version may not speak this server's protocol: what calls tmux in a pane gets
# the same program.
program=$(command -v "$tmux")
if [ "$program" != "$(command -v tmux)" ]; then
  ln -sf -- "$program" "$dir/bin/tmux"
fi

term=screen-256color
for terminfo in "$HOME/.terminfo" /etc/terminfo /lib/terminfo /usr/share/terminfo /usr/local/share/terminfo; do
  if [ -e "$terminfo/t/tmux-256color" ] || [ -e "$terminfo/74/tmux-256color" ]; then
    term=tmux-256color
  fi
done
set -- "$tmux" -u -S "$socket" -f /dev/null set-option -s default-terminal "$term" \; "$@"

# A clean environment: what a CI server marks its processes with must not get in, or it would end
# the team with the build.
for name in HOME USER LOGNAME SHELL LANG TZ TMPDIR XDG_RUNTIME_DIR XDG_CONFIG_HOME XDG_DATA_HOME \
  XDG_STATE_HOME XDG_CACHE_HOME SSH_AUTH_SOCK http_proxy https_proxy ftp_proxy no_proxy all_proxy \
  HTTP_PROXY HTTPS_PROXY FTP_PROXY NO_PROXY ALL_PROXY LC_CTYPE LC_MESSAGES LC_COLLATE LC_NUMERIC \
  LC_TIME LC_MONETARY LC_PAPER LC_NAME LC_ADDRESS LC_TELEPHONE LC_MEASUREMENT LC_IDENTIFICATION \
  $pass; do
  eval "present=\${$name+x} value=\${$name-}"
  [ -z "$present" ] || set -- "$name=$value" "$@"
done
[ -z "$locale" ] || set -- "LC_ALL=$locale" "$@"
set -- "TMUXO_MARKER=$marker" "PATH=$dir/bin:${PATH:-/usr/local/bin:/usr/bin:/bin}" "$@"
umask "$mask"
trap - INT
cd / || fail NODE_COMMAND_FAILED "cannot enter /"
answer=$(env -i "$@" 2>&1) ||
  case $answer in
    *'duplicate session'*) fail TEAM_RUNNING "$answer" ;;
    *) fail TMUX_COMMAND_FAILED "$answer" ;;
  esac
(umask 077 && printf '%s\n' "$answer" >"$dir/pid")
say pid "$answer"
