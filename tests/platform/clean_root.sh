#!/usr/bin/env bash
# Installs a .deb in a root that holds nothing but the release's least set of packages, starts the app there on a display,
# and removes the package: `tests/platform/clean_root.sh FILE.deb DISPLAY COMMAND…`, as root.
#
# What the package depends on comes by apt and by the package's own word. COMMAND runs outside of that root while the app
# stands on DISPLAY, and its exit is this script's; the app's words are shown where it fails. The release is the
# machine's own. The empty root and what apt fetched are kept between runs, a week at most.
set -euo pipefail

# Mounts and processes of its own: both are gone when this ends, however it ends.
if [ -z "${APART:-}" ]; then
    APART=$(mktemp -d) exec unshare --mount --pid --fork --kill-child "$0" "$@"
fi
root=$APART deb=$1 display=$2
shift 2
mount --make-rprivate /
trap 'umount -R -l "$root" || true; rm -rf --one-file-system "$root"' EXIT
# In memory, where that is large enough: a disk takes a minute to write it and another to forget it.
if [ "$(awk '/^MemAvailable/ { print int($2 / 1048576) }' /proc/meminfo)" -ge 6 ]; then
    mount -t tmpfs -o size=4g tmpfs "$root"
else
    mount --bind "$root" "$root"
fi

# shellcheck source=/dev/null
. /etc/os-release
cache=${XDG_CACHE_HOME:-$HOME/.cache}/avoin-ovi/clean-root
base=$cache/$VERSION_CODENAME.tar
mkdir -p "$cache/archives/partial"
if [ -z "$(find "$base" -mtime -7 2>/dev/null)" ]; then
    echo "== an empty root of $VERSION_CODENAME"
    components=main
    if [ "$ID" = ubuntu ]; then components=main,universe; fi
    mmdebstrap --quiet --variant=minbase --components="$components" "$VERSION_CODENAME" "$cache/made.tar"
    mv "$cache/made.tar" "$base"
    find "$cache/archives" -type f -mtime +7 -delete
fi

tar -xf "$base" -C "$root"
cp "$deb" "$root/avoin-ovi.deb"
cp /etc/resolv.conf "$root/etc/resolv.conf"
printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
chmod 755 "$root" "$root/usr/sbin/policy-rc.d"
cat >"$root/etc/apt/apt.conf.d/90test" <<'APT'
APT::Keep-Downloaded-Packages "true";
APT::Install-Recommends "false";
APT::Sandbox::User "root";
Acquire::Languages "none";
Dpkg::Options { "--force-unsafe-io"; };
APT
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --bind "$cache/archives" "$root/var/cache/apt/archives"

inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
apt() { inside apt-get -qq -y "$@" >"$root/apt.log" 2>&1 || { tail -30 "$root/apt.log" && return 1; }; }
fail() {
    printf '%s\n== the app said:\n' "$1"
    tail -30 "$root/app.log"
    exit 1
}
kept="$root/home/family/.local/share/avoin-ovi/user.sqlite"

echo "== install (at $SECONDS s)"
apt update
apt install /avoin-ovi.deb
inside dpkg --verify avoin-ovi
inside useradd --create-home family
echo "== start (at $SECONDS s)"
chroot --userspec=family:family "$root" env -i PATH=/usr/bin:/bin HOME=/home/family LANG=C.UTF-8 DISPLAY="$display" \
    avoin-ovi >"$root/app.log" 2>&1 &
app=$!
"$@" || fail "it doesn't show itself"
kill -0 "$app" || fail "it is gone"
[ -e "$kept" ] || fail "no user.sqlite in the family's folder"
kill "$app"
echo "== purge (at $SECONDS s)"
apt purge avoin-ovi
left=$(find "$root/usr" -name '*avoin*')
[ -z "$left" ] || { echo "left behind: $left" && exit 1; }
[ -e "$kept" ] || { echo "the family's own data went with the package" && exit 1; }
echo "== done (at $SECONDS s)"
