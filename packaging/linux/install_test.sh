#!/usr/bin/env bash
# Installs the package in a clean minimal Debian 12 root without network, uses it, and removes it; then the same main
# job from the portable archive, if one is given.
#
#   sudo packaging/linux/install_test.sh PACKAGE.deb WORK [ARCHIVE.tar.xz]
#
# WORK/base is made here by debootstrap if it is missing.
#
# Only fetching the base and the packages of the system touches the network. Nothing of the host is mounted into the
# root: /proc is the new one of a process namespace of its own and vanishes with it, /dev has four nodes made by mknod.
set -euo pipefail
package=$(realpath "$1"); work=$(realpath -m "$2"); base=$work/base; root=$work/root
mkdir -p "$work"

[ -e "$base/etc/debian_version" ] || debootstrap --variant=minbase bookworm "$base"

gone() { if grep -q " $root" /proc/mounts; then echo "$root is still mounted in: not removed"; exit 1; fi; rm -rf --one-file-system "$root"; }
gone
cp -a --reflink=auto "$base" "$root"
rm -f "$root"/dev/null "$root"/dev/zero "$root"/dev/random "$root"/dev/urandom
mknod -m 666 "$root/dev/null" c 1 3; mknod -m 666 "$root/dev/zero" c 1 5
mknod -m 666 "$root/dev/random" c 1 8; mknod -m 666 "$root/dev/urandom" c 1 9
mkdir -p "$root/dev/shm" "$root/t"; chmod 1777 "$root/dev/shm"
cp "$package" "$root/t/jushi.deb"
[ -z "${3:-}" ] || cp "$3" "$root/t/portable.tar.xz"
here=$(dirname "$(realpath "$0")")
cp "$here/install_inside.sh" "$here/../smoke.py" "$root/t/"
for one in /etc/resolv.conf /etc/ssl/certs/ca-certificates.crt; do [ -e $one ] && install -D $one "$root$one"; done
cp -r /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/" 2>/dev/null || true

inside() { # ARGUMENTS OF UNSHARE -- COMMAND: in the root, with a /proc of its own
  local how=(); while [ "$1" != -- ]; do how+=("$1"); shift; done; shift
  unshare "${how[@]}" --mount --pid --fork --kill-child sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"' "$root" "$@"
}
inside -- env DEBIAN_FRONTEND=noninteractive sh -c \
  'apt-get -q update && apt-get -q -y --no-install-recommends -d install /t/jushi.deb xvfb xauth python3 libglib2.0-bin xdg-utils desktop-file-utils shared-mime-info x11-utils' >"$work/fetch.log" 2>&1
inside --net -- sh /t/install_inside.sh
gone
echo "installed, used and removed without network"
