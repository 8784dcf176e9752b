#!/usr/bin/env bash
# Packs a built program for Debian and Ubuntu: `platform/linux/deb.sh BINARY FOLDER` leaves
# FOLDER/avoin-ovi_VERSION_ARCHITECTURE.deb and prints its path. `./dev deb` builds the program and calls this.
#
# By dpkg's own tools: no crate to install, and what the package depends on is read from the program itself, with the
# least versions of the libraries it was linked with. So a package suits the release it was built on, and later ones.
# AVOIN_OVI_DEB_COMPRESSION=gzip spares a test the time that xz takes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
[ $# -eq 2 ] || { echo "usage: platform/linux/deb.sh BINARY FOLDER" >&2; exit 2; }
binary=$1 folder=$2

version=$(awk -F'"' '/^version = / { print $2; exit }' Cargo.toml)
architecture=$(dpkg --print-architecture)
# No mail address of the project exists yet: whoever publishes sets theirs.
maintainer=${AVOIN_OVI_MAINTAINER:-Avoin ovi <maintainers@avoinovi.invalid>}
released=$(sed -n 's/.*<release version="'"$version"'" date="\([0-9-]*\)".*/\1/p' platform/linux/fi.avoinovi.app.metainfo.xml)
[ -n "$released" ] || { echo "fi.avoinovi.app.metainfo.xml has no release $version" >&2; exit 1; }
# The same program gives the same package: the files are as old as the release.
export SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH=$(date -u -d "$released" +%s)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/avoin-ovi doc=$work/avoin-ovi/usr/share/doc/avoin-ovi
put() { install -D -m 644 "$1" "$root/$2"; }

install -D -m 755 "$binary" "$root/usr/bin/avoin-ovi"
strip --strip-unneeded --remove-section=.comment --remove-section=.note "$root/usr/bin/avoin-ovi"
put platform/linux/fi.avoinovi.app.desktop usr/share/applications/fi.avoinovi.app.desktop
put platform/linux/fi.avoinovi.app.metainfo.xml usr/share/metainfo/fi.avoinovi.app.metainfo.xml
put platform/web/icon.svg usr/share/icons/hicolor/scalable/apps/fi.avoinovi.app.svg
for icon in platform/linux/icons/fi.avoinovi.app-*.png; do
    size=${icon##*-} size=${size%.png}
    put "$icon" "usr/share/icons/hicolor/${size}x$size/apps/fi.avoinovi.app.png"
done
put platform/linux/lintian-overrides usr/share/lintian/overrides/avoin-ovi
put platform/linux/avoin-ovi.1 usr/share/man/man1/avoin-ovi.1
mkdir -p "$doc"

# Debian's own form: lines begin with a space, empty ones hold a dot.
as_field() { sed 's/^[[:space:]]*$/./; s/^/ /' "$1"; }
as_field LICENSE-MIT | sed '1,/^ \.$/d' >"$work/mit"
as_field assets/fonts/OFL.txt >"$work/ofl"
sed -e "/^@MIT@$/{r $work/mit" -e 'd}' -e "/^@OFL@$/{r $work/ofl" -e 'd}' platform/linux/copyright >"$doc/copyright"
node platform/linux/notices.mjs "$doc/software.txt"
printf 'avoin-ovi (%s) stable; urgency=medium\n\n  * Release %s.\n\n -- %s  %s\n' \
    "$version" "$version" "$maintainer" "$(date -u -R -d "$released")" >"$doc/changelog"
gzip -9n "$doc/software.txt" "$doc/changelog" "$root/usr/share/man/man1/avoin-ovi.1"

# dpkg-shlibdeps wants a source package around it.
mkdir "$work/debian"
printf 'Source: avoin-ovi\n\nPackage: avoin-ovi\nArchitecture: any\n' >"$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O avoin-ovi/usr/bin/avoin-ovi 2>"$work/shlibdeps.log" | sed -n 's/^shlibs:Depends=//p') \
    || { cat "$work/shlibdeps.log" >&2; exit 1; }
[ -n "$depends" ] || { echo "dpkg-shlibdeps found no dependency" >&2; exit 1; }

mkdir "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<CONTROL
Package: avoin-ovi
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du -sk --apparent-size --exclude=DEBIAN "$root" | cut -f1)
Depends: $depends
Recommends: xdg-utils
Section: misc
Priority: optional
Description: where a family with small children can walk in right now
 Avoin ovi ("open door") finds a meeting place, a family café, a club or an
 event in Finland that one can walk into: no booking, no account, no
 tracking, no network needed.
 .
 It never says "open" without proof: where hours are old or nobody gives
 them, it says so, with the source and its date.
CONTROL
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
find "$work/avoin-ovi" -type d -exec chmod 755 {} +
find "$work/avoin-ovi" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

mkdir -p "$folder"
made=$folder/avoin-ovi_${version}_$architecture.deb
dpkg-deb --root-owner-group "-Z${AVOIN_OVI_DEB_COMPRESSION:-xz}" --build "$root" "$made" >/dev/null
echo "$made"
