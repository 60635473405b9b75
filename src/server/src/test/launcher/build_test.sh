#!/usr/bin/env bash
# Building when it must, once, and starting. Runs the function that its argument names.
# shellcheck source=src/server/src/test/launcher/sandbox.sh
. "$(dirname "$0")/sandbox.sh"

test_builds_on_first_use_only() {
  everything
  tmuxo version
  exits 0
  says 'building for the first time'
  says '<version>'
  tmuxo version
  exits 0
  says_not 'building'
  same "$(builds)" 1
}

test_needs_no_maven_once_it_is_built() {
  everything
  tmuxo version
  rm "$bin/mvn"
  tmuxo version
  exits 0
}

test_builds_again_when_a_source_changed() {
  everything
  tmuxo version
  sleep 0.05
  echo changed >"$tree/src/engine/src/main/A.java"
  tmuxo version
  same "$(builds)" 2
  sleep 0.05
  rm "$tree/resources/r.yaml"
  tmuxo version
  same "$(builds)" 3
  touch "$tree/README.md"
  tmuxo version
  same "$(builds)" 3
}

test_notices_a_change_during_the_build() {
  everything
  BUILD_SECONDS=1 world "$tree/tmuxo" version >"$sandbox/first" 2>&1 &
  eventually test -f "$sandbox/builds"
  echo changed >"$tree/src/engine/src/main/A.java"
  wait
  tmuxo version
  same "$(builds)" 2
}

test_passes_arguments_on_as_they_are() {
  everything
  tmuxo run 'a b' '' '*' --task "x \"y\" \$z"
  exits 0
  says "<run><a b><><*><--task><x \"y\" \$z>"
}

test_can_be_called_through_links_from_anywhere() {
  everything
  mkdir "$sandbox/there"
  ln -s "$tree/tmuxo" "$sandbox/there/first"
  ln -s first "$sandbox/there/second"
  cd "$sandbox/home" || exit
  run_in_world "$sandbox/there/second" version
  exits 0
  says '<version>'
  ln -s ../there/second "$sandbox/home/third"
  run_in_world ./third version
  exits 0
}

test_two_at_once_build_once() {
  everything
  BUILD_SECONDS=1 world "$tree/tmuxo" version >"$sandbox/first" 2>&1 &
  eventually test -f "$sandbox/builds"
  tmuxo version
  exits 0
  says 'is building; waiting for it'
  wait
  same "$(builds)" 1
  grep -q '<version>' "$sandbox/first" || give_up 'the first one did not start'
}

test_many_at_once_build_once() {
  everything
  for _ in 1 2 3 4 5 6; do
    world "$tree/tmuxo" version >/dev/null 2>&1 &
  done
  wait
  same "$(builds)" 1
  [ ! -L "$tree/target/build.lock" ] || give_up 'the lock was left behind'
}

test_takes_over_the_lock_of_one_that_is_gone() {
  everything
  mkdir "$tree/target"
  sleep 0 &
  gone=$!
  wait "$gone"
  ln -s "$gone" "$tree/target/build.lock"
  tmuxo version
  exits 0
  same "$(builds)" 1
}

test_tells_why_a_build_failed() {
  everything
  BUILD_FAILS=yes tmuxo version
  exits 2
  says '/src/A.java:[1,2] no such thing'
  says 'symbol: x'
  says "$tree/target/logs/build.log"
  tmuxo version
  exits 0
}

test_keeps_the_last_build_when_the_next_fails() {
  everything
  tmuxo version
  before=$(cat "$tree/target/app/current")
  sleep 0.05
  touch "$tree/pom.xml"
  BUILD_FAILS=yes tmuxo version
  exits 2
  same "$(cat "$tree/target/app/current")" "$before"
}

test_leaves_running_programs_their_files() {
  everything
  tmuxo version
  before=$(cat "$tree/target/app/current")
  sleep 0.05
  touch "$tree/pom.xml"
  tmuxo version
  [ -f "$tree/target/app/$before/tmuxo.jar" ] || give_up 'the files of the build before are gone'
  sleep 0.05
  touch "$tree/pom.xml"
  tmuxo version
  [ ! -e "$tree/target/app/$before" ] || give_up 'builds pile up'
}

test_leaves_a_daemon_its_build_for_as_long_as_it_lives() {
  everything
  tmuxo version
  first=$(cat "$tree/target/app/current")
  sleep 30 &
  daemon=$!
  : >"$tree/target/app/$first/in-use.$daemon"
  for _ in 1 2 3; do
    # Builds are named after the second they begin in.
    sleep 1.1
    touch "$tree/pom.xml"
    tmuxo version
  done
  [ -f "$tree/target/app/$first/tmuxo.jar" ] || give_up 'the build of the daemon is gone'
  kill "$daemon"
  wait "$daemon" 2>/dev/null
  sleep 1.1
  touch "$tree/pom.xml"
  tmuxo version
  [ ! -e "$tree/target/app/$first" ] || give_up 'the build of a daemon that has ended was left'
}

test_ends_the_build_when_it_is_told_to_end() {
  everything
  BUILD_SECONDS=30 world "$tree/tmuxo" version >"$sandbox/first" 2>&1 &
  eventually test -L "$tree/target/build.lock"
  eventually test -f "$sandbox/builds"
  kill -TERM "$(readlink "$tree/target/build.lock")"
  wait $!
  status=$? out=$(cat "$sandbox/first")
  exits 130
  [ ! -L "$tree/target/build.lock" ] || give_up 'the lock was left behind'
  same "$(find "$tree/target/app" -mindepth 1 | wc -l | tr -d ' ')" 0
}

test_makes_the_class_archive_anew_for_another_java() {
  everything
  tmuxo version
  java_at "$sandbox/other" 21
  JAVA_HOME_GIVEN=$sandbox/other tmuxo version
  exits 0
  same "$(builds)" 1
  same "$(cat "$tree/target/app/$(cat "$tree/target/app/current")/archive.key")" \
    "$sandbox/other $tree/target/app/$(cat "$tree/target/app/current")"
}

test_completion_neither_builds_nor_speaks() {
  everything
  tmuxo names
  exits 0
  same "$out" ''
  [ ! -e "$sandbox/builds" ] || give_up 'it was built'
  tmuxo version
  sleep 0.05
  echo changed >"$tree/src/engine/src/main/A.java"
  tmuxo names --of shop
  exits 0
  says '<names><--of><shop>'
  same "$(builds)" 1
}

"$1"
