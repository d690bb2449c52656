#!/usr/bin/env bash
# Everything a fresh Debian 12 needs to build, start and test Framescope. See usage() below.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
    cat <<'TEXT'
Usage: installer/dev.sh COMMAND

  run       install what is missing, build, start the program with its demo
  test      install what is missing, build, run every test; further arguments go to ctest

  package   make the packages (Debian, tar) in build/release/packages
  package-test
            make the packages, and try them in a clean Debian, as root; with --rebuild also compile
            and make them once more elsewhere, and compare

  deps      install everything that any of these commands needs
  format    check the layout of the sources (clang-format)
  tidy      analyse protocol/ and app/ (clang-tidy)
  asan      run the tests of code and windows under the address and undefined-behaviour sanitizers
  tsan      run the tests that have threads under the thread sanitizer
  fuzz      run each libFuzzer target for SECONDS (20); what it finds goes to build/fuzz/findings

FRAMESCOPE_WERROR=ON turns compiler warnings into errors. ccache is used if it is there.
TEXT
}

build_packages=(cmake ninja-build g++ qt6-base-dev qt6-svg-dev qt6-tools-dev
    qt6-tools-dev-tools qt6-l10n-tools libssl-dev zlib1g-dev
    libexpected-dev libcli11-dev libsqlitecpp-dev libsqlite3-dev
    pkgconf rapidjson-dev libpcre2-dev libsimdjson-dev libpcap-dev libtins-dev
    libmsgpack-cxx-dev)
font_packages=(fonts-noto-core fonts-dejavu-core fonts-noto-cjk)
test_packages=(lld)
peer_packages=(python3 python3-websockets openssl chromium tshark jq libnss3-tools)
check_packages=(clang-format clang-tidy)
package_packages=(python3 dpkg-dev file xz-utils)
package_test_packages=(python3-websockets mmdebstrap lintian appstream desktop-file-utils
    shared-mime-info strace zsh fish)
# What the preset asan and the fuzzers are compiled with: with precompiled headers it takes less than
# half as long as GCC for a small file, and there are hundreds of those among the tests. What is found
# has names by llvm-symbolizer, and suppressions go by them.
clang_packages=(clang libclang-rt-14-dev llvm)

# A nodejs from elsewhere brings its own npm and conflicts with Debian's package of that name.
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    peer_packages+=(nodejs npm)
fi

say() {
    printf '==> %s\n' "$*"
}

fail() {
    printf 'installer/dev.sh: %s\n' "$*" >&2
    exit 1
}

# Installs those of the packages PACKAGE... that are missing.
need() {
    if ! command -v dpkg-query >/dev/null; then
        say "This is not Debian: taking for granted what HACKING.md lists under Dependencies"
        return
    fi
    local installed missing
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null |
        sed -n 's/^installed //p' || true)
    mapfile -t missing < <(printf '%s\n' "$@" | grep -vxF "$installed")
    ((${#missing[@]})) || return 0

    local as_root=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null ||
            fail "these packages are missing and there is no sudo to install them with:" \
                "${missing[*]}. As root: apt-get install ${missing[*]}"
        as_root=(sudo)
    fi
    say "Installing ${missing[*]}"
    "${as_root[@]}" apt-get update -q
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends "${missing[@]}"
}

# The packages from npm that the interop tests talk to, as the lock file names them.
need_npm_peers() {
    local from=tests/interop to=build/test-peers
    if [[ -e $to/node_modules/.package-lock.json ]] &&
        cmp -s $from/package-lock.json $to/package-lock.json; then
        return
    fi
    say "Installing the test peers from npm into $to"
    mkdir -p $to
    cp $from/package.json $from/package-lock.json $from/.npmrc $to
    npm ci --prefix $to --ignore-scripts
}

# Configures the preset PRESET unless that has been done; ninja sees to changed CMake files itself.
# A build from nothing is what is waited for here, so the files of a folder are compiled as one.
configure() {
    local dir=build/$1 werror=${FRAMESCOPE_WERROR:-OFF}
    if [[ $dir/build.ninja -nt CMakePresets.json ]] &&
        grep -qx "FRAMESCOPE_WERROR:BOOL=$werror" "$dir/CMakeCache.txt"; then
        return
    fi
    say "Configuring $dir"
    if command -v ccache >/dev/null; then
        export CMAKE_CXX_COMPILER_LAUNCHER=ccache
    fi
    cmake --preset "$1" -DFRAMESCOPE_WERROR="$werror" -DCMAKE_UNITY_BUILD=ON
}

# Builds TARGET... (all) of PRESET.
build() {
    local preset=$1
    shift
    configure "$preset"
    say "Building build/$preset"
    cmake --build --preset "$preset" --target "${@:-all}"
}

run() {
    need "${build_packages[@]}" "${font_packages[@]}"
    build release framescope framescope-cli
    local program=build/release/bin/framescope picture=build/release/demo.png
    if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} ]]; then
        say "Starting $program --demo"
        exec $program --demo
    fi
    say "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set):"
    say "rendering the demo into a picture instead"
    QT_QPA_PLATFORM=offscreen $program --demo --screenshot $picture
    say "The window is in $PWD/$picture"
}

run_tests() {
    need "${build_packages[@]}" "${font_packages[@]}" "${test_packages[@]}" "${peer_packages[@]}"
    need_npm_peers
    build release
    say "Running the tests"
    # The packages have a command of their own: package-test.
    ctest --preset release -LE package "$@"
}

# Everything that is made is dated by the last commit, so that it is the same whenever it is made.
package() {
    need "${build_packages[@]}" "${font_packages[@]}" "${package_packages[@]}"
    SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}
    export SOURCE_DATE_EPOCH
    build release package_files
    say "Making the packages"
    umask 022 # cpack gives folders the rights that it leaves
    rm -rf build/release/packages
    cpack --config build/release/CPackConfig.cmake -B "$PWD/build/release/packages" >/dev/null
    rm -rf build/release/packages/_CPack_Packages
    ls -l build/release/packages
}

package_test() {
    need "${build_packages[@]}" "${font_packages[@]}" "${package_packages[@]}" \
        "${package_test_packages[@]}"
    package
    say "Trying the packages"
    # Once: what fails here is no matter of luck.
    FRAMESCOPE_REBUILD=${1:-} \
        ctest --test-dir build/release -L package -j2 --no-tests=error --output-on-failure
}

check_format() {
    need "${check_packages[@]}"
    say "Checking the layout of the sources"
    git ls-files -z '*.h' '*.cpp' | xargs -0 clang-format --dry-run -Werror
}

check_tidy() {
    need "${build_packages[@]}" "${check_packages[@]}"
    # A folder of its own: clang-tidy cannot read headers that GCC has precompiled.
    say "Configuring build/tidy"
    cmake --preset release -B build/tidy -DFRAMESCOPE_PCH=OFF -DFRAMESCOPE_GUI=OFF \
        -DCMAKE_UNITY_BUILD=ON
    say "Analysing protocol/ and app/ with clang-tidy"
    run-clang-tidy -quiet -p build/tidy "^$PWD/build/tidy/(protocol|app)/.*/Unity/"
}

check_asan() {
    need "${build_packages[@]}" "${font_packages[@]}" "${test_packages[@]}" "${clang_packages[@]}"
    build asan unit_tests gui_tests
    say "Running the unit tests and those of the windows under the sanitizers"
    ctest --preset asan -L 'unit|gui'
}

check_tsan() {
    need "${build_packages[@]}" "${test_packages[@]}"
    build tsan thread_tests
    say "Running the tests that have threads under the thread sanitizer"
    ctest --preset tsan -L threads
}

# Fuzzes with what earlier runs have gathered, so that each goes on where the last one stopped.
check_fuzz() {
    local seconds=${1:-20} target name failed=()
    need "${build_packages[@]}" "${clang_packages[@]}"
    build fuzz fuzz_targets
    mkdir -p build/fuzz/findings
    for target in build/fuzz/fuzz/fuzz_*; do
        name=${target##*/fuzz_}
        say "Fuzzing $name for $seconds s"
        mkdir -p "build/fuzz/gathered/$name"
        "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -verbosity=0 \
            -print_final_stats=1 -artifact_prefix="build/fuzz/findings/$name-" \
            "build/fuzz/gathered/$name" "tests/fuzz/corpus/$name" || failed+=("$name")
    done
    ((${#failed[@]} == 0)) || fail "there are findings of ${failed[*]} in build/fuzz/findings"
}

# Qt wants UTF-8, which a bare machine does not set.
export LANG=${LANG:-C.UTF-8}

command=${1:-}
shift || true
case $command in
    run) run ;;
    test) run_tests "$@" ;;
    package) package ;;
    package-test) package_test "$@" ;;
    deps) need "${build_packages[@]}" "${font_packages[@]}" "${test_packages[@]}" \
        "${peer_packages[@]}" "${check_packages[@]}" "${clang_packages[@]}" "${package_packages[@]}" \
        "${package_test_packages[@]}" ;;
    format) check_format ;;
    tidy) check_tidy ;;
    asan) check_asan ;;
    tsan) check_tsan ;;
    fuzz) check_fuzz "$@" ;;
    help | --help | -h) usage ;;
    *)
        usage >&2
        exit 2
        ;;
esac
