# shellcheck shell=bash
# tmuxo test: builds everything and runs every check and test there is.

# The oldest Node that the agent CLIs of the end-to-end tests run on.
node_minimum=20.0

run_tests() {
  local status=0
  local maven=(mvn -B --no-transfer-progress --fail-at-end verify)
  while [ $# -gt 0 ]; do
    case $1 in
      --faults)
        shift
        run_faults "$@"
        return
        ;;
      --quick) maven=("${maven[@]}" -DexcludedGroups=slow) ;;
      -h | --help)
        test_help
        return 0
        ;;
      *) fail "test does not know '$1'" 'Try: tmuxo test --help' ;;
    esac
    shift
  done
  need_jdk
  need_mvn
  need_tmux
  want_tool zsh || say "zsh was not found: its tests are skipped ($tool_remedy)"
  want_sshd || say "sshd was not found: the tests of nodes behind ssh are skipped ($tool_remedy)"
  case ${maven[*]} in
    *slow*) ;;
    *) prepare_node ;;
  esac
  say "Java $java_home, $(mvn_version), $(tmux -V)"
  check_scripts || status=1
  ensure_built
  export TMUXO_TEST_COMMAND=$home/tmuxo
  say 'building and testing every module'
  (cd "$home" && JAVA_HOME=$java_home "${maven[@]}" </dev/null) || status=1
  case ${maven[*]} in
    *slow*) ;;
    *)
      # shellcheck source=src/plugin/src/main/launcher/jenkins-tests.sh
      . "$home/src/plugin/src/main/launcher/jenkins-tests.sh"
      test_in_jenkins || status=1
      ;;
  esac
  if [ "$status" -eq 0 ]; then
    say "everything passed in $SECONDS s"
  else
    say "failed after $SECONDS s"
  fi
  return "$status"
}

# The fault suite in full, against the program as it is built here.
run_faults() {
  need_jdk
  need_tmux
  ensure_built
  "$java_home/bin/java" -cp "$build_dir/tmuxo.jar" dev.tmuxo.testkit.fault.FaultSuite \
    --program "$home/tmuxo" "$@" </dev/null
}

test_help() {
  cat <<'EOF'
Usage: tmuxo test [--quick]
       tmuxo test --faults [--brief] [--seed N] [--messages N] [--check-ins N] [--agents N] [--faults N] [--node local|ssh]
Builds every module and runs every check and test: formatting, static analysis, scripts, unit tests,
tests on real tmux, end to end with the pinned agent CLI, and inside a real Jenkins where Jenkins'
artifacts are in the local Maven repository.

      --quick   Without the tests marked slow, without the agent CLI and without Jenkins.
      --faults  Only the long fault suite: see docs/reliability.md.

Reports are in src/*/target/surefire-reports, coverage in src/*/target/site/jacoco.
EOF
}

mvn_version() {
  mvn -v 2>/dev/null | sed -n 's/.*\(Apache Maven [0-9.]*\).*/\1/p' | head -n 1
}

check_scripts() {
  if ! want_tool shellcheck; then
    say "shellcheck was not found: scripts are not checked ($tool_remedy)"
    return 0
  fi
  say 'checking scripts'
  (
    cd "$home" || exit 1
    shellcheck -x -a tmuxo .ci/run && shellcheck resources/agent/* src/server/src/test/launcher/*.sh
  )
}

# The tests of nodes behind ssh start an sshd of their own. Where an init system runs, installing the
# package would open the machine to the network: that is left to its owner.
want_sshd() {
  local PATH=$PATH:/usr/sbin:/usr/local/sbin
  if ! have sshd && [ -d /run/systemd/system ]; then
    tool_remedy='apt-get install openssh-server, which starts a server'
    return 1
  fi
  want_tool sshd
}

# The end-to-end tests fetch the agent CLIs that src/testkit/npm pins; for that they need npm. Without
# it, or without its registry, they are skipped and say so.
prepare_node() {
  if ! want_tool npm; then
    say "npm was not found: the tests with a real agent CLI are skipped ($tool_remedy)"
  elif ! version_at_least "$(node_version)" "$node_minimum"; then
    say "Node $(node_version) is older than $node_minimum, which the tests with a real agent CLI need"
  fi
}

node_version() {
  node --version 2>/dev/null | sed 's/^v//'
}
