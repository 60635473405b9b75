#!/usr/bin/env bash
# Finding and installing Java, Maven and tmux. Runs the function that its argument names.
# shellcheck source=src/server/src/test/launcher/sandbox.sh
. "$(dirname "$0")/sandbox.sh"

test_takes_the_java_of_JAVA_HOME_first() {
  everything
  java_at "$sandbox/chosen" 21.0.1
  JAVA_HOME_GIVEN=$sandbox/chosen tmuxo version
  exits 0
  says "java $sandbox/chosen"
}

test_passes_over_a_java_that_is_too_old() {
  everything
  java_at "$sandbox/old" 11.0.2
  java_at "$sandbox/older" 1.8.0_392
  ln -s "$sandbox/older/bin/java" "$bin/java"
  JAVA_HOME_GIVEN=$sandbox/old tmuxo version
  exits 0
  says "java $sandbox/jdk17"
}

test_follows_the_links_of_a_java_on_the_path() {
  maven
  java_at "$sandbox/deep/down" 17
  ln -s "$sandbox/deep/down/bin/java" "$sandbox/alternative"
  ln -s ../alternative "$bin/java"
  tmuxo version
  exits 0
  says "java $sandbox/deep/down"
}

test_builds_with_a_jdk_when_the_first_java_is_none() {
  everything
  java_at "$sandbox/runtime" 17.0.1 jre
  JAVA_HOME_GIVEN=$sandbox/runtime tmuxo version
  exits 0
}

test_says_what_to_do_without_a_package_manager() {
  tmuxo version
  exits 2
  says "no JDK of version 17 or newer found"
  says "Install java with your system's package manager"
}

test_prints_the_command_when_it_may_not_install() {
  java_at "$sandbox/jdk17" 17
  stub apt-get <<<'exit 1'
  stub sudo <<<'exit 1'
  tmuxo version
  exits 2
  says 'Maven is needed'
  says 'sudo apt-get update && sudo apt-get install -y maven'
}

test_prints_the_command_of_each_system() {
  java_at "$sandbox/jdk17" 17
  stub sudo <<<'exit 1'
  stub dnf <<<'exit 1'
  tmuxo version
  says 'sudo dnf install -y maven'
  rm "$bin/dnf"
  stub apk <<<'exit 1'
  tmuxo version
  says 'sudo apk add maven'
  rm "$bin/apk"
  stub brew <<<'exit 1'
  INSTALL=never tmuxo version
  says 'brew install maven'
}

test_installs_tmux_with_apt_as_root() {
  everything
  rm "$bin/tmux"
  someone 0
  stub apt-get <<EOF
echo "\$DEBIAN_FRONTEND \$*" >>"$sandbox/apt"
printf '#!/bin/sh\necho tmux 3.3a\n' >"$bin/tmux"
chmod +x "$bin/tmux"
EOF
  tmuxo demo
  exits 0
  says 'installing tmux (apt-get)'
  says '<demo>'
  same "$(cat "$sandbox/apt")" \
    'noninteractive -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends tmux'
}

test_reads_the_package_lists_when_the_first_attempt_fails() {
  everything
  rm "$bin/tmux"
  someone 0
  stub apt-get <<EOF
echo "\$*" >>"$sandbox/apt"
case "\$*" in
  *update) touch "$sandbox/updated" ;;
  *) [ -e "$sandbox/updated" ] || exit 100
     printf '#!/bin/sh\necho tmux 3.3a\n' >"$bin/tmux"; chmod +x "$bin/tmux" ;;
esac
EOF
  tmuxo demo
  exits 0
  same "$(grep -c install "$sandbox/apt")" 2
}

test_installs_through_sudo_that_asks_for_nothing() {
  everything
  rm "$bin/tmux"
  stub sudo <<EOF
[ "\$1" = -n ] && exit 0
echo "sudo \$1" >>"$sandbox/sudo"
exec "\$@"
EOF
  stub apt-get <<EOF
printf '#!/bin/sh\necho tmux 3.3a\n' >"$bin/tmux"
chmod +x "$bin/tmux"
EOF
  tmuxo run team.yaml
  exits 0
  same "$(cat "$sandbox/sudo")" 'sudo env'
}

test_installs_nothing_when_told_not_to() {
  everything
  rm "$bin/tmux"
  someone 0
  stub apt-get <<<"touch '$sandbox/touched'"
  INSTALL=never tmuxo demo
  exits 2
  says 'apt-get update && apt-get install -y tmux'
  [ ! -e "$sandbox/touched" ] || give_up 'it installed'
}

test_shows_why_an_installation_failed() {
  everything
  rm "$bin/tmux"
  someone 0
  stub apt-get <<<'echo "E: Unable to locate package tmux"; exit 100'
  tmuxo demo
  exits 2
  says 'E: Unable to locate package tmux'
  says 'tmux was not found; 3.2 or newer is needed'
}

test_refuses_a_tmux_that_is_too_old() {
  everything
  stub tmux <<<'echo tmux 3.1c'
  tmuxo demo
  exits 2
  says 'tmux 3.1c is too old: 3.2 or newer is needed'
}

test_takes_any_newer_tmux() {
  everything
  for version in 3.2 3.2a 3.10 4.0 next-3.5 master openbsd-7.4; do
    stub tmux <<<"echo tmux $version"
    tmuxo demo
    exits 0
  done
}

test_asks_for_tmux_only_where_it_is_needed() {
  everything
  rm "$bin/tmux"
  tmuxo check team.yaml
  exits 0
  tmuxo run --help
  exits 0
  tmuxo run team.yaml
  exits 2
}

"$1"
