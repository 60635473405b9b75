#!/usr/bin/env bash
# Starting a Jenkins with the plugin: what is refused, fetched, said. Runs the function that its
# argument names.
# shellcheck source=src/server/src/test/launcher/sandbox.sh
. "$(dirname "$0")/sandbox.sh"

# A plugin that is built, and a JDK whose jar finds the manifest of a war of that version.
built_plugin() {
  everything
  mkdir -p "$tree/src/plugin/target"
  echo hpi >"$tree/src/plugin/target/tmux-orchestrator.hpi"
  cat >"$sandbox/jdk17/bin/jar" <<EOF
#!/usr/bin/env bash
mkdir -p META-INF
printf 'Jenkins-Version: $1\r\n' >META-INF/MANIFEST.MF
EOF
  chmod +x "$sandbox/jdk17/bin/jar"
  echo war >"$sandbox/jenkins.war"
  mkdir "$sandbox/plugins"
}

test_refuses_an_option_it_does_not_know() {
  tmuxo jenkins --prot 8081
  exits 2
  says "does not know '--prot'"
}

test_refuses_a_war_that_is_not_there() {
  tmuxo jenkins --war "$sandbox/none.war" --port 1
  exits 2
  says "there is no file $sandbox/none.war"
}

test_refuses_a_file_that_is_no_war() {
  built_plugin ''
  tmuxo jenkins --war "$sandbox/jenkins.war" --port 1
  exits 2
  says 'is no jenkins.war'
}

test_says_what_to_give_when_jenkins_cannot_be_fetched() {
  built_plugin 2.541.3
  stub curl <<<'exit 6'
  tmuxo jenkins --port 1
  exits 2
  says 'could not be fetched from https://get.jenkins.io'
  says '--war jenkins.war --plugins FOLDER'
}

test_says_what_to_give_when_plugins_cannot_be_fetched() {
  built_plugin 2.541.3
  stub curl <<<'exit 6'
  tmuxo jenkins --war "$sandbox/jenkins.war" --port 1
  exits 2
  says 'the plugin installation manager could not be fetched'
}

test_says_which_java_a_newer_jenkins_needs() {
  built_plugin 2.568.2
  tmuxo jenkins --war "$sandbox/jenkins.war" --plugins "$sandbox/plugins" --port 1
  exits 2
  says 'Jenkins 2.568.2 needs Java 21'
}

test_takes_a_newer_java_for_a_newer_jenkins() {
  built_plugin 2.568.2
  java_at "$sandbox/jdk21" 21.0.1
  cp "$sandbox/jdk17/bin/jar" "$sandbox/jdk21/bin/jar"
  tmuxo jenkins --war "$sandbox/jenkins.war" --plugins "$sandbox/plugins" --port 1
  exits 2
  says 'Jenkins did not start'
  out=$(cat "$tree/target/jenkins/jenkins.log")
  says "java $sandbox/jdk21"
}

test_fills_the_home_with_plugins_and_a_password() {
  built_plugin 2.541.3
  echo other >"$sandbox/plugins/structs.hpi"
  tmuxo jenkins --war "$sandbox/jenkins.war" --plugins "$sandbox/plugins" --port 1 --home "$sandbox/jh"
  same "$(cat "$sandbox/jh/plugins/structs.jpi")" other
  same "$(cat "$sandbox/jh/plugins/tmux-orchestrator.jpi")" hpi
  same "$(wc -c <"$sandbox/jh/secrets/tmuxo-admin" | tr -d ' ')" 20
  out=$(cat "$sandbox/jh/jenkins.log")
  says '<--httpListenAddress=127.0.0.1><--httpPort=1>'
}

"$1"
