# shellcheck shell=bash
# Builds the program when it must and starts it. Builds are kept side by side under target/app and
# published by renaming one small file, so that a program that runs keeps the files it started from.

app_dir=$home/target/app
build_lock=$home/target/build.lock

current_file() {
  printf '%s\n' "$app_dir/current"
}

# find_build: whether there is a build, of whatever age. Sets build_dir.
find_build() {
  local build
  { IFS= read -r build <"$app_dir/current"; } 2>/dev/null || return 1
  build_dir=$app_dir/$build
  [ -f "$build_dir/tmuxo.jar" ] && [ -f "$build_dir/started" ]
}

# is_current: whether the build is there and no source is newer. Sets build_dir.
is_current() {
  find_build || return 1
  # Folders are looked at too: theirs is the time at which a file was removed.
  [ -z "$(find "$home/pom.xml" "$home"/src/engine/pom.xml "$home"/src/testkit/pom.xml \
    "$home"/src/api/pom.xml "$home"/src/server/pom.xml "$home"/src/engine/src/main \
    "$home"/src/testkit/src/main "$home"/src/api/src/main \
    "$home"/src/server/src/main/java "$home"/src/server/src/main/resources "$home/resources" \
    -newer "$build_dir/started" 2>/dev/null | head -n 1)" ]
}

ensure_built() {
  if ! is_current; then
    need_jdk
    need_mvn
    take_lock
    # Another may have built while this one waited.
    is_current || build
    release_lock
  fi
  if [ "$(archive_key)" != "$(cat "$build_dir/archive.key" 2>/dev/null)" ]; then
    take_lock
    make_archive
    release_lock
  fi
}

# --- one build at a time ------------------------------------------------------------------------

# The lock is a symbolic link whose target is the holder's process id: made in one step, contents
# included, on every file system that has links.
take_lock() {
  local holder told='' tries=0
  mkdir -p "$home/target" 2>/dev/null
  [ -w "$home/target" ] || fail "cannot write to $home/target, where the build goes"
  trap 'release_lock; exit 130' INT TERM HUP
  until ln -s "$$" "$build_lock" 2>/dev/null; do
    if ! holder=$(readlink "$build_lock" 2>/dev/null); then
      # Given back just now; or this file system has no symbolic links.
      tries=$((tries + 1))
      [ "$tries" -lt 50 ] || fail "cannot make the link $build_lock"
      sleep 0.1
      continue
    fi
    if ! kill -0 "$holder" 2>/dev/null; then
      break_lock "$holder"
      continue
    fi
    [ -n "$told" ] || say "process $holder is building; waiting for it ($build_lock)"
    told=yes
    sleep 0.3
  done
}

# break_lock HOLDER: removes the lock of a process that is gone. Two that find it at once must not
# remove the lock that one of them has taken since, so this too is done by one at a time.
break_lock() {
  if mkdir "$build_lock.breaking" 2>/dev/null; then
    [ "$(readlink "$build_lock" 2>/dev/null)" = "$1" ] && rm -f "$build_lock"
    rmdir "$build_lock.breaking"
  else
    sleep 0.1
    # Left behind by one that was killed in between these two lines.
    find "$build_lock.breaking" -maxdepth 0 -mmin +1 -exec rmdir {} \; 2>/dev/null
  fi
}

release_lock() {
  [ "$(readlink "$build_lock" 2>/dev/null)" = "$$" ] && rm -f "$build_lock"
  trap - INT TERM HUP
}

# --- building -----------------------------------------------------------------------------------

build() {
  local why='building' log status=0 build
  [ -e "$app_dir/current" ] || why='building for the first time; this takes a minute or two'
  log=$home/target/logs/build.log
  build=$(date +%Y%m%d-%H%M%S)-$$
  mkdir -p "$app_dir/$build"
  # Dated before the sources are read: what changes meanwhile is newer.
  : >"$app_dir/$build/started"
  say "$why"
  package src/server "$log" "$app_dir/$build" || status=$?
  if [ "$status" -ne 0 ]; then
    rm -rf "${app_dir:?}/$build"
    build_failed "$log"
  fi
  publish "$build"
  say "built in $SECONDS s"
}

# package MODULE LOG [LEFTOVER]: packages a module and what it needs; what is left over goes when a
# signal ends it.
package() {
  local maven status=0 leftover=${3-}
  mkdir -p "$home/target/logs"
  (
    cd "$home" || exit
    JAVA_HOME=$java_home exec mvn -B -pl "$1" -am package \
      -Dmaven.test.skip=true -Dspotless.check.skip=true -Djacoco.skip=true
  ) </dev/null >"$2" 2>&1 &
  maven=$!
  trap 'kill "$maven" 2>/dev/null; [ -z "$leftover" ] || rm -rf "$leftover"; clear_progress; release_lock; exit 130' \
    INT TERM HUP
  follow_build "$maven" "$2"
  wait "$maven" || status=$?
  clear_progress
  return "$status"
}

# build_failed LOG: ends with the compiler's complaints; a build that failed otherwise is told by its
# last lines.
build_failed() {
  grep -E -A 2 '^\[(WARNING|ERROR)\] /' "$1" | head -n 40 >&2 || tail -n 30 "$1" >&2
  release_lock
  fail 'the build failed' "The whole of its log: $1"
}

# publish BUILD: fills its folder and makes it the current one.
publish() {
  local target=$home/src/server/target old
  build_dir=$app_dir/$1
  if ! cp "$target/tmuxo.jar" "$build_dir/tmuxo.jar" || ! cp -R "$target/lib" "$build_dir/lib"; then
    release_lock
    fail "cannot fill $build_dir"
  fi
  make_archive
  printf '%s\n' "$1" >"$app_dir/current.new" && mv -f "$app_dir/current.new" "$app_dir/current"
  # The one before may still be running; those before that go, unless a daemon runs from them.
  find "$app_dir" -maxdepth 1 -name '[0-9]*' | sort -r | sed '1,2d' | while IFS= read -r old; do
    in_use "$old" || rm -rf "$old"
  done
}

# in_use BUILD: whether a program that stays says so by a file, named in-use. and its process id.
in_use() {
  local file
  for file in "$1"/in-use.*; do
    [ -e "$file" ] && kill -0 "${file##*.}" 2>/dev/null && return 0
  done
  return 1
}

# follow_build PID LOG: shows how far it is until the process ends.
follow_build() {
  local frame=0 step last='' shown=0
  local frames=('|' '/' '-' "\\")
  while kill -0 "$1" 2>/dev/null; do
    if on_terminal; then
      step=$(build_step "$2")
      printf '\r\033[K%s %s %s(%s s)%s' "${frames[frame]}" "$step" "$dim" "$SECONDS" "$plain" >&2
      frame=$(((frame + 1) % 4))
      sleep 0.2
    else
      step=$(build_step "$2")
      if [ "$step" != "$last" ] && [ $((SECONDS - shown)) -ge 5 ]; then
        say "$step ($SECONDS s)"
        last=$step shown=$SECONDS
      fi
      sleep 0.2
    fi
  done
}

build_step() {
  local module fetched
  module=$(sed -n 's/^\[INFO\] Building tmux-orchestrator: \([a-z]*\).*/compiling \1/p' "$1" | tail -n 1)
  fetched=$(grep -c '^Downloaded from' "$1")
  [ "$fetched" -gt 0 ] && module="${module:-preparing}, $fetched libraries and tools fetched"
  printf '%s\n' "${module:-preparing}"
}

clear_progress() {
  on_terminal && printf '\r\033[K' >&2
}

# --- starting fast ------------------------------------------------------------------------------

# Options with which the archive is made and used. C1 alone: the program waits for tmux, not for
# the processor; no perf data: nothing is written to /tmp.
java_options=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xlog:disable
  -Xlog:all=error:stderr "-XX:ErrorFile=$home/target/logs/hs_err_%p.log")

# What the archive depends on besides the jars.
archive_key() {
  printf '%s %s\n' "$java_home" "$build_dir"
}

# Class data sharing: the classes that common commands load, ready to map. Without it the program
# runs too, only slower.
make_archive() {
  mkdir -p "$home/target/logs"
  "$java_home/bin/java" "${java_options[@]}" "-XX:ArchiveClassesAtExit=$build_dir/tmuxo.jsa" \
    -cp "$build_dir/tmuxo.jar" dev.tmuxo.server.Rehearsal "$build_dir" \
    </dev/null >"$home/target/logs/archive.log" 2>&1 || rm -f "$build_dir/tmuxo.jsa"
  archive_key >"$build_dir/archive.key"
}

start_program() {
  # shellcheck disable=SC2086 # the user's options, to be split
  exec "$java_home/bin/java" "${java_options[@]}" "-XX:SharedArchiveFile=$build_dir/tmuxo.jsa" \
    "-Dtmuxo.archive=$build_dir/tmuxo.jsa" \
    ${TMUXO_JAVA_OPTS-} -jar "$build_dir/tmuxo.jar" "$@"
}
