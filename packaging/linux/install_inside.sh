# Runs inside the clean root, without network: install, start from the menu entry, main job, remove.
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 HOME=~root
apt-get -q -y --no-install-recommends install xvfb xauth python3 libglib2.0-bin xdg-utils \
    desktop-file-utils shared-mime-info x11-utils /t/jushi.deb >/t/install.log 2>&1 || { tail -30 /t/install.log; exit 1; }
dpkg -s jushi | grep -E 'Status|Installed-Size'
desktop-file-validate /usr/share/applications/jushi.desktop

ldd_missing=$(find /usr/lib/jushi -name '*.so*' -type f -exec sh -c 'LD_LIBRARY_PATH=/usr/lib/jushi/_internal:/usr/lib/jushi/_internal/PySide6/Qt/lib ldd "$1" 2>/dev/null | grep "not found" | sed "s|^|$1|"' _ {} \;)
[ -z "$ldd_missing" ] || { echo "libraries are missing:"; echo "$ldd_missing"; exit 1; }

# Qt's player of recordings is a plugin: that all it is linked to is there shows only when it is loaded.
python3 -c 'import ctypes, glob; [ctypes.CDLL(one) for one in glob.glob("/usr/lib/jushi/_internal/PySide6/Qt/plugins/multimedia/*.so")]'

Xvfb :7 -screen 0 1366x768x24 >/dev/null 2>&1 &
export DISPLAY=:7
for _ in $(seq 100); do [ -e /tmp/.X11-unix/X7 ] && break; sleep 0.1; done
python3 /t/smoke.py /usr/lib/jushi/jushi

# The file manager's way: the type of the file, the program for it, the menu entry, twice.
jushi new ~/案件 --title 试 >/dev/null
file=~/案件/打开案件.jushi
gio info -a standard::content-type "$file" | grep -q 'application/x-jushi-case$' || { echo "type of $file is not known"; exit 1; }
[ "$(xdg-mime query default application/x-jushi-case)" = jushi.desktop ] || { echo "no program for the type"; exit 1; }
log=~/.local/state/Jushi/jushi.log
gio launch /usr/share/applications/jushi.desktop &
for _ in $(seq 300); do grep -q 'window shown' $log 2>/dev/null && break; sleep 0.1; done
gio launch /usr/share/applications/jushi.desktop "$file"
for _ in $(seq 100); do xwininfo -root -tree | grep -q '试' && break; sleep 0.1; done
xwininfo -root -tree | grep -q '试' || { echo "the case was not opened by a second start"; xwininfo -root -tree; exit 1; }
[ "$(grep -c 'window shown' $log)" = 1 ] || { echo "two windows came"; exit 1; }
echo "opened by the menu entry; the case's file was handed over"

pids=$(pidof jushi || true); [ -z "$pids" ] || kill $pids
sleep 1
apt-get -q -y purge jushi >/dev/null
left=$(find / -xdev -path /proc -prune -o -path /t -prune -o -path "$HOME" -prune -o -path /var/lib/apt -prune -o -path /var/cache/apt -prune -o -iname '*jushi*' -print)
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
[ -f ~/案件/case.db ] || { echo "the case is gone"; exit 1; }
echo "removed cleanly; the case is there"

if [ -e /t/portable.tar.xz ]; then
  mkdir ~/portable && python3 -m tarfile -e /t/portable.tar.xz ~/portable
  python3 /t/smoke.py ~/portable/jushi-*/jushi
  echo "the portable archive does the same"
fi
