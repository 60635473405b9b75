# shellcheck shell=bash
# The plugin's tests inside a real Jenkins, and its build as Jenkins developers know it. Both want
# artifacts that Maven Central does not have: without them this part is left out and says so.

jenkins_pom=$home/src/plugin/jenkins-pom.xml
jenkins_maven_minimum=3.9.6
maven_repository=${HOME-}/.m2/repository

# test_in_jenkins: 0 when its tests passed or could not be run.
test_in_jenkins() {
  local core maven parent log=$home/target/logs/jenkins-tests.log status=0
  parent=$(sed -n '/<parent>/,/<\/parent>/s:.*<version>\(.*\)</version>.*:\1:p' "$jenkins_pom")
  core=$(core_at_hand)
  if [ -z "$core" ] || [ ! -e "$maven_repository/org/jenkins-ci/plugins/plugin/$parent" ]; then
    left_out 'the artifacts of Jenkins are not in the local Maven repository'
    return
  fi
  if ! maven=$(newer_maven); then
    left_out "Maven $jenkins_maven_minimum or newer was not found"
    return
  fi
  if ! java_for_core "$core"; then
    left_out "Jenkins $core needs Java 21 or newer"
    return
  fi
  # Another version of Jenkins may have left classes of another level.
  rm -rf "$home/src/plugin/target-jenkins"
  mkdir -p "$home/target/logs"
  say "testing inside Jenkins $core, offline"
  in_jenkins_build "$maven" "$core" >"$log" 2>&1 || status=$?
  grep -E 'Tests run:.* -- in |^\[ERROR\]' "$log" | head -n 60
  if [ "$status" -ne 0 ] && grep -q 'offline mode' "$log" && ! grep -q 'test failures' "$log"; then
    left_out "an artifact is missing: see $log"
    return
  fi
  return "$status"
}

left_out() {
  say "the tests inside Jenkins were not run: $1 (docs/jenkins.md)"
}

# core_at_hand: the version of Jenkins that the pom asks for, or the newest there is.
core_at_hand() {
  local wars=$maven_repository/org/jenkins-ci/main/jenkins-war wanted
  wanted=$(sed -n 's:.*<jenkins.version>\(.*\)</jenkins.version>.*:\1:p' "$home/pom.xml")
  if [ -e "$wars/$wanted" ]; then
    printf '%s\n' "$wanted"
  else
    find "$wars" -mindepth 1 -maxdepth 1 -name '[0-9]*' 2>/dev/null | sed 's:.*/::' |
      sort -t . -k 1,1n -k 2,2n -k 3,3n | tail -n 1
  fi
}

# newer_maven: the command of a Maven that Jenkins' parent pom accepts: ours, or the one that lies as
# an artifact in the local repository.
newer_maven() {
  local version zip
  version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1)
  if maven_is_new_enough "$version"; then
    command -v mvn
    return
  fi
  for zip in "$maven_repository"/org/apache/maven/apache-maven/*/apache-maven-*-bin.zip; do
    version=${zip##*/apache-maven-}
    version=${version%-bin.zip}
    if [ -f "$zip" ] && maven_is_new_enough "$version"; then
      unpack_maven "$zip" "$home/target/apache-maven-$version" || continue
      printf '%s\n' "$home/target/apache-maven-$version/bin/mvn"
      return
    fi
  done
  return 1
}

maven_is_new_enough() {
  case $1 in
    '') return 1 ;;
    3.9.*) [ "${1##*.}" -ge "${jenkins_maven_minimum##*.}" ] ;;
    *) version_at_least "$1" 3.10 ;;
  esac
}

unpack_maven() {
  [ -x "$2/bin/mvn" ] && return
  mkdir -p "$home/target"
  (cd "$home/target" && "$java_home/bin/jar" xf "$1") && chmod +x "$2/bin/mvn"
}

# java_for_core VERSION: sets jenkins_java; Jenkins after 2.541 wants Java 21.
java_for_core() {
  local java_home=$java_home
  if ! version_at_least 2.541 "${1%.*}"; then
    # shellcheck disable=SC2034 # read by find_java
    local java_minimum=21
    [ "$(java_version "$java_home")" -ge 21 ] || find_java javac || return
  fi
  jenkins_java=$java_home
}

# in_jenkins_build MAVEN CORE: our engine and API go into a repository of their own, so that nothing of
# ours gets into the user's.
in_jenkins_build() {
  local common=(-B -o --no-transfer-progress "-Dmaven.repo.local=$home/target/jenkins-repository"
    "-Dmaven.repo.local.tail=$maven_repository" -Dmaven.repo.local.tail.ignoreAvailability=true)
  (cd "$home" && JAVA_HOME=$java_home "$1" "${common[@]}" -pl src/engine,src/api,src/jenkins-api -am install \
    -Dmaven.test.skip=true -Dspotless.check.skip=true -Djacoco.skip=true </dev/null) &&
    (cd "$home" && JAVA_HOME=$jenkins_java "$1" "${common[@]}" -f "$jenkins_pom" verify \
      "-Djenkins.version=$2" </dev/null)
}
