# Sourced by the other tools: the Debian packages that building and testing need, and python for scripts.

build_packages=(g++ cmake ninja-build ccache git antlr4 libantlr4-runtime-dev libfmt-dev libcli11-dev
  nlohmann-json3-dev libspdlog-dev catch2 libxxhash-dev libdtl-dev
  libtomlplusplus-dev libjemalloc-dev libkainjow-mustache-dev uuid-dev libminizip-dev zlib1g-dev python3)
test_packages=(python3-venv)

say() { printf '== %s\n' "$*" >&2; }

# Installs those of the named packages that are missing.
install_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  if ! command -v apt-get >/dev/null; then
    echo "please install what these Debian packages hold: ${missing[*]}" >&2
    return 0 # they may be there by other names: cmake says what it misses
  fi
  local root=()
  [ "$(id -u)" -eq 0 ] || root=(sudo)
  say "installing ${missing[*]}"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq </dev/null || return
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
    </dev/null >/tmp/regraft-apt.$$ 2>&1 || { cat /tmp/regraft-apt.$$ >&2; return 1; }
  rm -f /tmp/regraft-apt.$$
}

# The Python the tests are written for, where there is one.
python=$(command -v python3.11 || command -v python3 || echo python3)

# Configures and builds a preset (release, asan); further arguments are targets. A folder that is configured stays as it is:
# it may be a developer's (`cmake --preset dev`).
build_preset() {
  local preset=$1
  shift
  say "building ($preset)"
  export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
  local folder=build
  [ "$preset" = release ] || folder=build-$preset
  [ -f "$folder/build.ninja" ] || cmake --preset "$preset" >/dev/null || return
  cmake --build --preset "$preset" ${*:+--target "$@"} >&2
}
