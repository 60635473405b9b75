# shellcheck shell=bash
# Finds Java, Maven, Node and tmux; installs what is missing when it may, else says how to.
# TMUXO_INSTALL=never keeps it from installing anything.

java_minimum=17
tmux_minimum=3.2

# Where systems and people put Java; patterns, separated by colons.
java_places='/usr/lib/jvm/*:/usr/java/*:/opt/java/*:/opt/jdk*'
java_places=$java_places:'/Library/Java/JavaVirtualMachines/*/Contents/Home'
java_places=$java_places:'/opt/homebrew/opt/openjdk*:/usr/local/opt/openjdk*'
java_places=$java_places:'/home/linuxbrew/.linuxbrew/opt/openjdk*'

# --- finding ------------------------------------------------------------------------------------

# resolve PATH: the file behind any symbolic links.
resolve() {
  local path=$1 link
  while [ -L "$path" ]; do
    link=$(readlink "$path") || break
    case $link in
      /*) path=$link ;;
      *) path=${path%/*}/$link ;;
    esac
  done
  printf '%s\n' "$path"
}

# java_version HOME: its major version; reads the release file, which is much faster than a JVM.
java_version() {
  local line version=''
  if [ -r "$1/release" ]; then
    while IFS= read -r line; do
      case $line in
        JAVA_VERSION=*)
          version=${line#JAVA_VERSION=}
          version=${version//\"/}
          version=${version%$'\r'}
          ;;
      esac
    done <"$1/release"
  fi
  if [ -z "$version" ]; then
    # A Java before 9 puts bin/java into a jre folder and has no such file.
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p;' | head -n 1)
  fi
  version=${version#1.}
  version=${version%%[!0-9]*}
  printf '%s\n' "${version:-0}"
}

# Homes of Java that may be worth a look, one a line, the user's own choice first.
java_candidates() {
  local java place
  if [ -n "${JAVA_HOME-}" ]; then
    printf '%s\n' "$JAVA_HOME"
  fi
  java=$(command -v java 2>/dev/null) && {
    java=$(resolve "$java")
    # /usr/bin/java of macOS is a stub that only points out that there is no Java.
    case $java in
      /usr/bin/java) ;;
      */bin/java) printf '%s\n' "${java%/bin/java}" ;;
    esac
  }
  if [ -x /usr/libexec/java_home ] && [ -z "${TMUXO_JAVA_PLACES-}" ]; then
    /usr/libexec/java_home -v "$java_minimum+" 2>/dev/null
  fi
  local IFS=:
  # shellcheck disable=SC2086 # a list of patterns, to be split and expanded
  for place in ${TMUXO_JAVA_PLACES:-$java_places} "${HOME-}"/.sdkman/candidates/java/* \
    "${HOME-}"/.jdks/*; do
    # Homebrew keeps the home one level deeper.
    [ -x "$place/libexec/openjdk.jdk/Contents/Home/bin/java" ] &&
      place=$place/libexec/openjdk.jdk/Contents/Home
    [ -x "$place/bin/java" ] && printf '%s\n' "$place"
  done
}

# find_java [PROGRAM]: sets java_home to the first that is new enough and has bin/PROGRAM.
find_java() {
  local candidate
  while IFS= read -r candidate; do
    if [ -n "$candidate" ] && [ -x "$candidate/bin/${1:-java}" ] && [ -x "$candidate/bin/java" ] &&
      [ "$(java_version "$candidate")" -ge "$java_minimum" ]; then
      java_home=$candidate
      return 0
    fi
  done <<EOF
$(java_candidates)
EOF
  return 1
}

# version_at_least HAVE WANT, for versions such as 3.3a, next-3.5, 3.10.
version_at_least() {
  local have=${1#next-} want=$2 have_minor want_minor
  case $have in
    [0-9]*) ;;
    *) return 0 ;; # "master", "openbsd-7.4": built from newer sources than any release we refuse
  esac
  have_minor=${have#*.} want_minor=${want#*.}
  have_minor=${have_minor%%[!0-9]*} want_minor=${want_minor%%[!0-9]*}
  [ "${have%%.*}" -gt "${want%%.*}" ] ||
    { [ "${have%%.*}" -eq "${want%%.*}" ] && [ "${have_minor:-0}" -ge "${want_minor:-0}" ]; }
}

# --- installing ---------------------------------------------------------------------------------

# package_manager: the first that may be used; if none may, the first there is.
package_manager() {
  local name first=''
  for name in apt-get dnf apk brew; do
    have "$name" || continue
    if may_use "$name"; then
      printf '%s\n' "$name"
      return 0
    fi
    first=${first:-$name}
  done
  [ -n "$first" ] && printf '%s\n' "$first"
}

may_use() {
  case $1 in
    brew) [ "$(id -u)" -ne 0 ] ;; # Homebrew refuses root
    *) as_root_prefix ;;
  esac
}

# packages_for MANAGER TOOL: what to install for java, mvn, npm, tmux, zsh, shellcheck, sshd.
packages_for() {
  case $1:$2 in
    apt-get:java) java_package_of_apt ;;
    dnf:java) printf 'java-17-openjdk-devel\n' ;;
    apk:java) printf 'openjdk17-jdk\n' ;;
    brew:java) printf 'openjdk@17\n' ;;
    *:mvn) printf 'maven\n' ;;
    apt-get:npm | apk:npm) printf 'nodejs npm\n' ;;
    dnf:npm) printf 'nodejs nodejs-npm\n' ;;
    brew:npm) printf 'node\n' ;;
    *:sshd) printf 'openssh-server\n' ;;
    dnf:shellcheck) printf 'ShellCheck\n' ;;
    *) printf '%s\n' "$2" ;;
  esac
}

# Releases of Debian and Ubuntu differ in which Java they carry.
java_package_of_apt() {
  local version
  for version in 17 21 25; do
    if apt-cache show "openjdk-$version-jdk-headless" >/dev/null 2>&1; then
      printf 'openjdk-%s-jdk-headless\n' "$version"
      return
    fi
  done
  printf 'default-jdk-headless\n'
}

# as_root_prefix: sets sudo_prefix to how a command becomes root, or fails when it cannot.
as_root_prefix() {
  sudo_prefix=''
  [ "$(id -u)" -eq 0 ] && return 0
  sudo_prefix='sudo'
  have sudo && sudo -n true 2>/dev/null
}

# install_command MANAGER PACKAGE...: the line a person would type.
install_command() {
  local manager=$1 prefix=''
  shift
  [ "$(id -u)" -eq 0 ] || prefix='sudo '
  case $manager in
    apt-get) printf '%sapt-get update && %sapt-get install -y %s\n' "$prefix" "$prefix" "$*" ;;
    dnf) printf '%sdnf install -y %s\n' "$prefix" "$*" ;;
    apk) printf '%sapk add %s\n' "$prefix" "$*" ;;
    brew) printf 'brew install %s\n' "$*" ;;
  esac
}

install_packages() {
  local manager=$1
  shift
  case $manager in
    apt-get)
      apt_install "$@" || { $sudo_prefix apt-get -qq update && apt_install "$@"; }
      ;;
    dnf) $sudo_prefix dnf install -y -q "$@" ;;
    apk) $sudo_prefix apk add --quiet "$@" ;;
    brew) brew install --quiet "$@" ;;
  esac
}

apt_install() {
  $sudo_prefix env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"
}

# install_tool TOOL: 0 when its packages were installed. Otherwise tool_remedy says what to type.
install_tool() {
  local manager packages log
  if ! manager=$(package_manager); then
    tool_remedy="Install $1 with your system's package manager and try again."
    return 1
  fi
  if [ "$manager" = apt-get ] && [ "$1" = java ] && [ "$(id -u)" -eq 0 ] &&
    [ "${TMUXO_INSTALL-}" != never ]; then
    # Which Java there is can only be asked of lists that are there.
    apt-cache show default-jdk-headless >/dev/null 2>&1 || apt-get -qq update >&2
  fi
  packages=$(packages_for "$manager" "$1")
  # shellcheck disable=SC2086 # several packages
  tool_remedy=$(install_command "$manager" $packages)
  [ "${TMUXO_INSTALL-}" = never ] && return 1
  may_use "$manager" || return 1
  mkdir -p "$home/target/logs"
  log=$home/target/logs/install-$1.log
  say "installing $packages ($manager)"
  # shellcheck disable=SC2086
  if install_packages "$manager" $packages </dev/null >"$log" 2>&1; then
    hash -r
    return 0
  fi
  tail -n 15 "$log" >&2
  say "installing $packages failed; the whole of it is in $log"
  return 1
}

# --- needing ------------------------------------------------------------------------------------

need_java() {
  find_java || need_jdk
}

need_jdk() {
  find_java javac && return
  install_tool java && find_java javac && return
  fail "no JDK of version $java_minimum or newer found (JAVA_HOME, PATH, the usual places)" \
    "$tool_remedy"
}

need_mvn() {
  have mvn || { install_tool mvn && have mvn; } ||
    fail 'Maven is needed to build and was not found' "$tool_remedy"
}

need_tmux() {
  local version
  # A tmux the user chose is checked by the program, which knows where it is.
  [ -n "${TMUXO_TMUX_PATH-}" ] && return
  have tmux || { install_tool tmux && have tmux; } ||
    fail "tmux was not found; $tmux_minimum or newer is needed" "$tool_remedy"
  version=$(tmux -V 2>/dev/null)
  version=${version#tmux }
  version_at_least "$version" "$tmux_minimum" ||
    fail "tmux $version is too old: $tmux_minimum or newer is needed" \
      "Install a newer one (a backport, Homebrew, or https://github.com/tmux/tmux/wiki/Installing)."
}

# want_tool TOOL: for tools without which a part is skipped; never ends the script.
want_tool() {
  have "$1" || { install_tool "$1" && have "$1"; }
}
