#!/bin/sh
# sync-sources.sh FROM TO: makes the sources under TO those under FROM, and touches none that is the same already.
#
# Between two builds TO is kept in a cache, with what was compiled there. MSBuild compiles what is newer than its last result; an image's files all have one
# time, so a changed one would pass for compiled. A file whose content differs is written anew here, and so has the time of this moment.
set -eu
from=$1
to=$2
mkdir -p "$to"

(cd "$from" && find . -type f) | while IFS= read -r file; do
  if ! cmp -s "$from/$file" "$to/$file"; then
    mkdir -p "$to/$(dirname "$file")"
    # cat, for a time of its own; cp could bring the image's.
    cat "$from/$file" >"$to/$file"
  fi
done

(cd "$to" && find . -path ./artifacts -prune -o -type f -print) | while IFS= read -r file; do
  [ -e "$from/$file" ] || rm -f "$to/$file"
done
