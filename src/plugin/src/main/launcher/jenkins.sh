# shellcheck shell=bash
# tmuxo jenkins: a Jenkins with the plugin, the examples as jobs, and agents, until Ctrl-C.

# Fetched when no --war is given.
plugin_manager_version=2.13.2
plugin_manager_url=https://github.com/jenkinsci/plugin-installation-manager-tool/releases/download
war_url=https://get.jenkins.io/war-stable

jenkins_sources=$home/src/plugin/src/main/launcher
hpi=$home/src/plugin/target/tmux-orchestrator.hpi

run_jenkins() {
  local war='' plugins='' port=8080 agents=2 jenkins_home=$home/target/jenkins
  while [ $# -gt 0 ]; do
    case $1 in
      -h | --help)
        jenkins_help
        return 0
        ;;
      --war | --plugins | --port | --home | --agents)
        [ -n "${2-}" ] || fail "$1 needs a value" 'Try: tmuxo jenkins --help'
        case $1 in
          --war) war=$2 ;;
          --plugins) plugins=$2 ;;
          --port) port=$2 ;;
          --home) jenkins_home=$2 ;;
          --agents) agents=$2 ;;
        esac
        shift
        ;;
      *) fail "jenkins does not know '$1'" 'Try: tmuxo jenkins --help' ;;
    esac
    shift
  done
  check_jenkins_options
  need_jdk
  need_tmux
  build_plugin
  [ -n "$war" ] || fetch_war
  need_java_for_war
  [ -n "$plugins" ] || fetch_plugins
  prepare_jenkins_home
  start_jenkins
}

jenkins_help() {
  cat <<'EOF'
Usage: tmuxo jenkins [--war FILE] [--plugins DIR] [--port N] [--home DIR] [--agents N]
Starts a Jenkins with the plugin as it is built here, an admin user, agents on this machine and the
files of examples/ as Pipeline jobs. Ctrl-C ends Jenkins, its agents and the teams on them.

      --war FILE     The jenkins.war to run; fetched from jenkins.io if not given.
      --plugins DIR  A folder with the plugins that ours needs and those of Pipeline (.hpi or .jpi),
                     fetched with Jenkins' plugin installation manager if not given.
      --port N       Where it listens on 127.0.0.1 (8080).
      --home DIR     Its JENKINS_HOME, kept for the next time (target/jenkins).
      --agents N     How many agents to start (2).
EOF
}

check_jenkins_options() {
  case $port$agents in
    *[!0-9]*) fail 'a port and a number of agents are numbers' 'Try: tmuxo jenkins --help' ;;
  esac
  if [ -n "$war" ]; then
    [ -r "$war" ] || fail "there is no file $war"
    war=$(absolute "$war")
  fi
  if [ -n "$plugins" ]; then
    [ -d "$plugins" ] || fail "there is no folder $plugins"
    plugins=$(absolute "$plugins")
  fi
  if answers "$port"; then
    fail "something listens on port $port of this machine already" \
      "Choose another: tmuxo jenkins --port $((port + 1))"
  fi
}

absolute() {
  case $1 in
    /*) printf '%s\n' "$1" ;;
    *) printf '%s/%s\n' "$PWD" "$1" ;;
  esac
}

# answers PORT: whether something listens there.
answers() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# --- what is needed -----------------------------------------------------------------------------

plugin_is_current() {
  [ -f "$hpi" ] && [ -z "$(find "$home"/pom.xml "$home"/src/{engine,api,jenkins-api,plugin}/pom.xml \
    "$home"/src/{engine,api}/src/main "$home/src/jenkins-api/src" "$home/resources" \
    "$home/docs/schema" "$home"/src/plugin/src/main/{hpi,java,resources,webapp} \
    -newer "$hpi" 2>/dev/null | head -n 1)" ]
}

build_plugin() {
  local log=$home/target/logs/build-plugin.log
  plugin_is_current && return
  need_mvn
  take_lock
  if ! plugin_is_current; then
    say 'building the plugin'
    package src/plugin "$log" || build_failed "$log"
  fi
  release_lock
}

fetch_war() {
  local version
  version=$(sed -n 's:.*<jenkins.version>\(.*\)</jenkins.version>.*:\1:p' "$home/pom.xml")
  war=$home/target/jenkins-war/jenkins-$version.war
  fetch "$war_url/$version/jenkins.war" "$war" "Jenkins $version" ||
    fail "Jenkins $version could not be fetched from $war_url" \
      'Give one: tmuxo jenkins --war jenkins.war --plugins FOLDER'
}

# Jenkins' own tool finds what our plugin needs, in versions that suit the war.
fetch_plugins() {
  local tool=$home/target/jenkins-war/jenkins-plugin-manager-$plugin_manager_version.jar
  local log=$home/target/logs/jenkins-plugins.log
  plugins=$home/target/jenkins-war/plugins-$(war_version)
  [ -f "$plugins/complete" ] && return
  fetch "$plugin_manager_url/$plugin_manager_version/${tool##*/}" "$tool" \
    'the plugin installation manager' ||
    fail "the plugin installation manager could not be fetched from $plugin_manager_url" \
      'Give the plugins: tmuxo jenkins --war jenkins.war --plugins FOLDER'
  say 'fetching plugins'
  mkdir -p "$plugins" "$home/target/logs"
  "$java_home/bin/java" -jar "$tool" --war "$war" --plugin-download-directory "$plugins" \
    --plugin-file "$jenkins_sources/plugins.txt" </dev/null >"$log" 2>&1 || {
    tail -n 15 "$log" >&2
    fail 'the plugins could not be fetched' \
      'Give them: tmuxo jenkins --war jenkins.war --plugins FOLDER'
  }
  : >"$plugins/complete"
}

# fetch URL FILE WHAT: downloads unless the file is there already.
fetch() {
  [ -f "$2" ] && return
  want_tool curl || return
  mkdir -p "${2%/*}"
  say "fetching $3"
  curl -fsSL --connect-timeout 20 -o "$2.part" "$1" </dev/null && mv -f "$2.part" "$2"
}

war_version() {
  local at
  at=$(mktemp -d) || exit 2
  (cd "$at" && "$java_home/bin/jar" xf "$war" META-INF/MANIFEST.MF) >/dev/null 2>&1
  tr -d '\r' 2>/dev/null <"$at/META-INF/MANIFEST.MF" | sed -n 's/^Jenkins-Version: //p'
  rm -rf "$at"
}

# Jenkins after 2.541 wants Java 21; the plugin itself is built by any JDK that we find.
need_java_for_war() {
  local version
  version=$(war_version)
  [ -n "$version" ] || fail "$war is no jenkins.war: its manifest names no Jenkins-Version"
  say "Jenkins $version"
  if ! version_at_least 2.541 "${version%.*}" && [ "$(java_version "$java_home")" -lt 21 ]; then
    java_minimum=21
    find_java jar || fail "Jenkins $version needs Java 21 or newer; none was found" \
      'Install one, or name it in JAVA_HOME.'
  fi
}

# --- home ---------------------------------------------------------------------------------------

prepare_jenkins_home() {
  local plugin name
  mkdir -p "$jenkins_home/plugins" "$jenkins_home/init.groovy.d" "$jenkins_home/secrets" ||
    fail "cannot write to $jenkins_home"
  jenkins_home=$(cd "$jenkins_home" && pwd -P)
  chmod 700 "$jenkins_home" "$jenkins_home/secrets"
  for plugin in "$plugins"/*.hpi "$plugins"/*.jpi; do
    [ -f "$plugin" ] || continue
    name=${plugin##*/}
    cp -p "$plugin" "$jenkins_home/plugins/${name%.*}.jpi"
  done
  cp -p "$hpi" "$jenkins_home/plugins/tmux-orchestrator.jpi"
  cp "$jenkins_sources/setup.groovy" "$jenkins_home/init.groovy.d/tmuxo.groovy"
  [ -s "$jenkins_home/secrets/tmuxo-admin" ] ||
    (umask 077 && random_word >"$jenkins_home/secrets/tmuxo-admin")
}

random_word() {
  head -c 400 /dev/urandom | LC_ALL=C tr -dc 'a-zA-Z0-9' | head -c 20
}

# --- running ------------------------------------------------------------------------------------

start_jenkins() {
  local url=http://127.0.0.1:$port/ log=$jenkins_home/jenkins.log began=$SECONDS
  rm -f "$jenkins_home"/secrets/tmuxo-agent-*
  # Started by a script, so Ctrl-C reaches the script alone; it ends them in their order.
  "$java_home/bin/java" -Djava.awt.headless=true -Djenkins.install.runSetupWizard=false \
    "-DJENKINS_HOME=$jenkins_home" "-Dtmuxo.url=$url" "-Dtmuxo.agents=$agents" \
    "-Dtmuxo.examples=$home/examples" -jar "$war" "--webroot=$jenkins_home/war" \
    --httpListenAddress=127.0.0.1 "--httpPort=$port" </dev/null >"$log" 2>&1 &
  jenkins=$!
  agent_processes=''
  trap 'stop_jenkins; exit 130' INT TERM HUP
  say "starting; its log is $log"
  until jenkins_is_up; do
    if ! kill -0 "$jenkins" 2>/dev/null || grep -q 'Failed to run script' "$log"; then
      grep -E 'SEVERE|Exception:' "$log" | head -n 20 >&2
      stop_jenkins
      fail 'Jenkins did not start' "The whole of its log: $log"
    fi
    sleep 0.5
  done
  grep 'Failed Loading plugin' "$log" >&2
  start_agents
  say "up after $((SECONDS - began)) s: $url, user admin, password $(cat "$jenkins_home/secrets/tmuxo-admin")"
  say 'Ctrl-C ends it'
  wait "$jenkins"
  stop_jenkins
  fail 'Jenkins has ended' "The whole of its log: $log"
}

# Whether it answers and has its agents, which setup.groovy makes before it does.
jenkins_is_up() {
  local status=''
  { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return 1
  printf 'GET /login HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3
  IFS= read -r status <&3
  exec 3>&-
  case $status in
    *' 200 '*) [ "$agents" -eq 0 ] || [ -e "$jenkins_home/secrets/tmuxo-agent-$agents" ] ;;
    *) return 1 ;;
  esac
}

start_agents() {
  local number=1 name remoting
  remoting=$(find "$jenkins_home/war/WEB-INF/lib" -name 'remoting-*.jar' | head -n 1)
  while [ "$number" -le "$agents" ]; do
    name=agent-$number
    "$java_home/bin/java" -jar "$remoting" -url "$url" -name "$name" -webSocket \
      -secret "@$jenkins_home/secrets/tmuxo-$name" -workDir "$jenkins_home/agents/$number" \
      </dev/null >"$jenkins_home/$name.log" 2>&1 &
    agent_processes="$agent_processes $!"
    number=$((number + 1))
  done
}

stop_jenkins() {
  local process socket tries=0
  trap '' INT TERM HUP
  say 'ending Jenkins and its agents'
  for process in $agent_processes "$jenkins"; do
    kill "$process" 2>/dev/null
  done
  while kill -0 "$jenkins" 2>/dev/null && [ "$tries" -lt 100 ]; do
    sleep 0.3
    tries=$((tries + 1))
  done
  for process in $agent_processes "$jenkins"; do
    kill -KILL "$process" 2>/dev/null
  done
  # Teams live in their node's folder, and a kept-alive one would outlive us.
  find "$jenkins_home" -type s 2>/dev/null | while IFS= read -r socket; do
    tmux -S "$socket" kill-server 2>/dev/null
  done
}
