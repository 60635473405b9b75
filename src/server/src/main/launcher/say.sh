# shellcheck shell=bash
# How the launcher speaks: to stderr, so that stdout stays the program's own.

if [ -t 2 ] && [ -z "${NO_COLOR-}" ] && [ "${TERM-dumb}" != dumb ]; then
  dim=$'\033[2m' red=$'\033[31m' plain=$'\033[0m'
else
  dim='' red='' plain=''
fi

say() {
  printf '%stmuxo:%s %s\n' "$dim" "$plain" "$*" >&2
}

# fail MESSAGE [REMEDY]: says what is wrong and what to do, and ends with exit code 2.
fail() {
  printf '%stmuxo:%s %s\n' "$red" "$plain" "$1" >&2
  if [ -n "${2-}" ]; then
    printf '  %s\n' "$2" >&2
  fi
  exit 2
}

# Whether a line may be rewritten in place.
on_terminal() {
  [ -t 2 ] && [ "${TERM-dumb}" != dumb ] && [ -z "${CI-}" ]
}

have() {
  command -v "$1" >/dev/null 2>&1
}
