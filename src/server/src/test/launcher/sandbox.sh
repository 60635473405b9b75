# shellcheck shell=bash
# A world for the launcher in which nothing is installed but what a test puts there: a copy of the
# launcher, a little source tree, stand-ins for Java, Maven and the package managers. Nothing of the
# machine is changed. Sourced by the tests; LauncherTest runs each function test_... on its own.
set -u

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../../.." && pwd)
sandbox=$(mktemp -d "${TMPDIR:-/tmp}/tmuxo launcher.XXXXXX") # with a blank, as people have them
trap 'rm -rf "$sandbox"' EXIT
tree=$sandbox/tree bin=$sandbox/bin

tools='bash sh env cat cp mv rm rmdir mkdir mktemp ln readlink find head tail sed grep date sleep sort
  dirname touch cmp wc tr chmod kill'

make_world() {
  local tool
  mkdir -p "$bin" "$tree/src/server/src/main/java" "$tree/src/server/src/main/resources" \
    "$tree/src/engine/src/main" "$tree/src/testkit/src/main" "$tree/src/api/src/main" "$tree/resources" "$sandbox/home"
  for tool in $tools; do
    ln -s "$(command -v "$tool")" "$bin/$tool"
  done
  cp "$repository/tmuxo" "$tree/"
  cp -R "$repository/src/server/src/main/launcher" "$tree/src/server/src/main/launcher"
  mkdir -p "$tree/src/plugin/src/main"
  cp -R "$repository/src/plugin/src/main/launcher" "$tree/src/plugin/src/main/launcher"
  touch "$tree/pom.xml" "$tree/src/engine/pom.xml" "$tree/src/testkit/pom.xml" \
    "$tree/src/api/pom.xml" "$tree/src/server/pom.xml" "$tree/src/engine/src/main/A.java" "$tree/resources/r.yaml"
  someone 1000
}

# stub NAME: the rest, from standard input, becomes a program.
stub() {
  rm -f "$bin/$1"
  { printf '#!/usr/bin/env bash\n' && cat; } >"$bin/$1"
  chmod +x "$bin/$1"
}

# someone UID: who runs the launcher.
someone() {
  stub id <<<"echo $1"
}

# java_at HOME VERSION [jre]: a Java that says what it was started with.
java_at() {
  mkdir -p "$1/bin"
  printf 'IMPLEMENTOR="x"\nJAVA_VERSION="%s"\n' "$2" >"$1/release"
  cat >"$1/bin/java" <<'EOF'
#!/usr/bin/env bash
echo "java $(dirname "$(dirname "$0")")"
for word; do printf '<%s>' "$word"; done
echo
EOF
  chmod +x "$1/bin/java"
  [ "${3-}" = jre ] || ln -sf "$1/bin/java" "$1/bin/javac"
}

# A Maven that needs a moment, and writes down each build.
maven() {
  stub mvn <<'EOF'
case $1 in -v) echo 'Apache Maven 3.9.9 (x)'; exit ;; esac
echo "[INFO] Building tmux-orchestrator: engine 0.1"
echo built >>../builds 2>/dev/null || echo built >>"$PWD/../builds"
sleep "${BUILD_SECONDS:-0.1}"
[ -z "${BUILD_FAILS-}" ] || {
  printf '[ERROR] /src/A.java:[1,2] no such thing\n  symbol: x\n'
  exit 1
}
mkdir -p src/server/target/lib
echo jar >src/server/target/tmuxo.jar
echo lib >src/server/target/lib/lib.jar
EOF
}

builds() {
  if [ -f "$sandbox/builds" ]; then wc -l <"$sandbox/builds" | tr -d ' '; else echo 0; fi
}

everything() {
  java_at "$sandbox/jdk17" 17.0.9
  maven
  stub tmux <<<'echo tmux 3.4'
}

# tmuxo ARGUMENT...: runs it in this world; sets out and status.
tmuxo() {
  run_in_world "$tree/tmuxo" "$@"
}

run_in_world() {
  out=$(world "$@" 2>&1)
  status=$?
}

# The launcher looks for Java in no place of the real machine.
world() {
  env -i PATH="$bin" HOME="$sandbox/home" TMUXO_JAVA_PLACES="$sandbox/jdk*" CI=true \
    ${JAVA_HOME_GIVEN:+JAVA_HOME="$JAVA_HOME_GIVEN"} \
    ${BUILD_SECONDS:+BUILD_SECONDS="$BUILD_SECONDS"} ${BUILD_FAILS:+BUILD_FAILS="$BUILD_FAILS"} \
    ${INSTALL:+TMUXO_INSTALL="$INSTALL"} "$@"
}

give_up() {
  printf '%s\n--- status %s, it said:\n%s\n' "$1" "${status-}" "${out-}" >&2
  exit 1
}

exits() {
  [ "$status" -eq "$1" ] || give_up "expected exit code $1"
}

says() {
  case $out in
    *"$1"*) ;;
    *) give_up "expected it to say: $1" ;;
  esac
}

says_not() {
  case $out in
    *"$1"*) give_up "expected it not to say: $1" ;;
  esac
}

same() {
  [ "$1" = "$2" ] || give_up "expected '$2', got '$1'"
}

# eventually COMMAND...: waits until it succeeds.
eventually() {
  local tries=100
  until "$@"; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || give_up "never came true: $*"
    sleep 0.1
  done
}

make_world
