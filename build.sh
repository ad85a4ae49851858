#!/usr/bin/env bash
# Runs the build: ./build.sh [targets] [--parameters]; ./build.sh --help lists both.
#
# The build program is compiled only when one of its sources is newer than the last successful compilation, so a warm
# call starts it directly: no restore, no MSBuild. Without a fitting .NET SDK, the one that global.json names is fetched
# into .nuke/temp, checked against the SHA-512 that the .NET release metadata states.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
temp="$root/.nuke/temp"
program="$root/artifacts/bin/_build/debug/_build.dll"
stamp="$root/artifacts/build.stamp"
mode="packages=${OfficialPackages:-subset}"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 NUKE_TELEMETRY_OPTOUT=1

say() { printf '%s\n' "$*" >&2; }
fail() { say "build.sh: $*"; exit 2; }

# Everything that the compiled program depends on. Folders are compared too: a deleted file changes nothing but its folder.
inputs=(build src Directory.Build.props Directory.Build.targets Directory.Packages.props global.json .editorconfig)

is_current() {
  [ -f "$program" ] && [ -f "$stamp" ] && [ "$(<"$stamp")" = "$mode" ] || return 1
  [ -z "$(cd "$root" && find "${inputs[@]}" -newer "$stamp" -print -quit 2>&1)" ]
}

sdk_version() { sed -n 's/.*"version"[[:space:]]*:[[:space:]]*"\([^"]*\)".*/\1/p' "$root/global.json" | head -n 1; }

rid() {
  local os arch
  case "$(uname -s)" in
    Linux) os=linux; if ldd --version 2>&1 | grep -qi musl; then os=linux-musl; fi ;;
    Darwin) os=osx ;;
    *) fail "no .NET SDK for $(uname -s) can be fetched here; install the .NET 10 SDK and run again." ;;
  esac
  case "$(uname -m)" in
    x86_64 | amd64) arch=x64 ;;
    aarch64 | arm64) arch=arm64 ;;
    *) fail "no .NET SDK for $(uname -m) can be fetched here; install the .NET 10 SDK and run again." ;;
  esac
  printf '%s-%s' "$os" "$arch"
}

download() { # URL FILE
  if command -v curl >/dev/null; then curl --fail --silent --show-error --location --retry 3 --output "$2" "$1"
  elif command -v wget >/dev/null; then wget --quiet --tries=3 --output-document="$2" "$1"
  else fail "neither curl nor wget is here to fetch the .NET SDK; install one of them, or the .NET 10 SDK itself."
  fi
}

sha512() { if command -v sha512sum >/dev/null; then sha512sum "$1"; else shasum -a 512 "$1"; fi | cut -d ' ' -f 1; }

install_sdk() { # into FOLDER
  local folder=$1 version platform archive feed metadata expected actual
  version=$(sdk_version)
  [ -n "$version" ] || fail "global.json names no SDK version under sdk.version."
  platform=$(rid)
  archive="dotnet-sdk-$version-$platform.tar.gz"
  feed=${OPSBUILD_DOTNET_FEED:-https://builds.dotnet.microsoft.com/dotnet}
  metadata="$temp/dotnet-releases.json"
  mkdir -p "$temp"
  say "No .NET SDK that satisfies global.json is installed: fetching $version for $platform ..."
  download "$feed/release-metadata/${version%.*}/releases.json" "$metadata" \
    || fail "cannot fetch the .NET release metadata from $feed; install the .NET 10 SDK and run again."
  # The metadata lists each file as url, then hash.
  expected=$(tr -d '\n\r' <"$metadata" | grep -o "$archive\"[[:space:]]*,[[:space:]]*\"hash\"[[:space:]]*:[[:space:]]*\"[0-9a-fA-F]*" \
    | head -n 1 | sed 's/.*"//' | tr 'A-F' 'a-f' || true)
  [ -n "$expected" ] || fail "the .NET release metadata states no hash for $archive; install the .NET 10 SDK and run again."
  download "$feed/Sdk/$version/$archive" "$temp/$archive" || fail "cannot fetch $archive from $feed."
  actual=$(sha512 "$temp/$archive")
  if [ "$actual" != "$expected" ]; then
    rm -f "$temp/$archive"
    fail "$archive has SHA-512 $actual, the release metadata says $expected; it was deleted. Run again, or install the .NET 10 SDK."
  fi
  rm -rf "$folder.part" && mkdir -p "$folder.part"
  tar -xzf "$temp/$archive" -C "$folder.part"
  rm -rf "$folder" "$temp/$archive" "$metadata" && mv "$folder.part" "$folder"
}

find_dotnet() { # with an SDK for "compile", otherwise any that can run the program
  local own="$temp/dotnet-unix"
  if [ -x "$own/dotnet" ]; then DOTNET_EXE="$own/dotnet"; export DOTNET_ROOT="$own"; return; fi
  if DOTNET_EXE=$(command -v dotnet) && { [ "$1" = run ] || (cd "$root" && dotnet --version >/dev/null 2>&1); }; then return; fi
  install_sdk "$own"
  DOTNET_EXE="$own/dotnet"
  export DOTNET_ROOT="$own"
}

compile() {
  find_dotnet compile
  mkdir -p "$root/artifacts"
  # Two calls at once in one work tree: the second waits, then finds nothing left to do.
  if command -v flock >/dev/null; then exec 9>"$root/artifacts/build.lock"; flock 9; if is_current; then exec 9>&-; return; fi; fi
  # Stamped with the time before the compiler reads its first file: an edit meanwhile counts as newer.
  printf '%s' "$mode" >"$stamp.part"
  say "Compiling the build program ..."
  # No compiler server or MSBuild node is left behind holding this folder. The solution's own build has the analyzers (Directory.Build.targets); whoever
  # is to run that next need not compile twice.
  if ! "$DOTNET_EXE" build "$root/build/_build.csproj" -nologo -verbosity:quiet -clp:NoSummary -nodeReuse:false \
    -p:UseSharedCompilation="${OPSBUILD_SHARED_COMPILATION:-false}" -p:RunAnalyzers="${OPSBUILD_RUN_ANALYZERS:-false}" >"$root/artifacts/build.log" 2>&1; then
    rm -f "$stamp" "$stamp.part"
    cat "$root/artifacts/build.log" >&2
    fail "the build program does not compile; see the errors above (also in artifacts/build.log)."
  fi
  mv "$stamp.part" "$stamp"
  exec 9>&-
}

if is_current; then find_dotnet run; else compile; fi
export DOTNET_EXE
exec "$DOTNET_EXE" "$program" "$@"
