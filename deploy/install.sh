#!/bin/sh
# Installs the kiosk on a Debian machine of its own, or takes it off again. Each step looks first
# whether it is needed, so it can be carried out as often as one likes.
#
#   deploy/install.sh --dry-run                 shows what would be done, and does nothing
#   deploy/install.sh [--content DIR] [--wheel FILE] [--no-packages] [--no-start]
#   deploy/install.sh --uninstall [--purge]     leaves content and state, --purge removes them too
set -eu
# What is installed can be read by the account, whatever the administrator's shell says.
umask 022

here=$(cd "$(dirname "$0")" && pwd)
account=park-kiosk
prefix=/opt/park-kiosk
home=/var/lib/park-kiosk
cache=/var/cache/park-kiosk
settings=/etc/park-kiosk
# The system's own: another one may lie in a folder that the account cannot read.
python=${KIOSK_PYTHON:-/usr/bin/python3}
units="park-kiosk.service park-kiosk-safe.service"
packages="python3 python3-venv cage xwayland dbus libpam-systemd udev
 libglib2.0-0 libgl1 libegl1 libfontconfig1 libdbus-1-3 libxkbcommon0
 libwayland-client0 libwayland-cursor0 libwayland-egl1
 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"

dry='' content='' wheel='' uninstall='' purge='' take_packages=yes begin=yes
while [ $# -gt 0 ]; do
    case $1 in
        --dry-run) dry=yes ;;
        --content) content=${2:?--content needs a folder}; shift ;;
        --wheel) wheel=${2:?--wheel needs a file}; shift ;;
        --uninstall) uninstall=yes ;;
        --purge) purge=yes ;;
        --no-packages) take_packages='' ;;
        --no-start) begin='' ;;
        -h | --help) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 0 ;;
        *) echo "install.sh: I do not know $1; see --help" >&2; exit 2 ;;
    esac
    shift
done

say() { printf '%s\n' "$*"; }

# Carries out a command, or only shows it.
run() {
    say "  + $*"
    [ -n "$dry" ] || "$@"
}

# Copies a file where it differs from what is there.
place() {
    if cmp -s "$1" "$2" 2>/dev/null; then
        say "  = $2"
    else
        run install -D -m "$3" "$1" "$2"
    fi
}

# Where the limits of the session lie: its slice is named after the number of the account.
limits() {
    printf '/etc/systemd/system/user-%s.slice.d/park-kiosk.conf\n' \
        "$(id -u "$account" 2>/dev/null || echo 'NUMBER-OF-THE-ACCOUNT')"
}

has_systemd() { [ -d /run/systemd/system ]; }

if [ -z "$dry" ] && [ "$(id -u)" -ne 0 ]; then
    echo "install.sh: this needs root; --dry-run does not" >&2
    exit 1
fi

if [ -n "$uninstall" ]; then
    say "Taking the kiosk off"
    for unit in $units; do
        if has_systemd; then run systemctl disable --now "$unit" || true; fi
        run rm -f "/etc/systemd/system/$unit"
    done
    run rm -f /etc/systemd/system/graphical.target.wants/park-kiosk.service
    run rm -f "$(limits)"
    run rmdir --ignore-fail-on-non-empty "$(dirname "$(limits)")" 2>/dev/null || true
    run rm -f /etc/pam.d/park-kiosk /etc/udev/rules.d/70-park-kiosk-usb.rules /usr/local/bin/kiosk
    run rm -rf "$prefix" "$cache"
    if [ -n "$purge" ]; then
        run rm -rf "$home" "$settings"
        if id "$account" >/dev/null 2>&1; then run userdel "$account"; fi
    else
        say "  = $home and $settings stay (--purge removes them)"
    fi
    if has_systemd; then run systemctl daemon-reload; fi
    exit 0
fi

[ -n "$dry" ] && say "This is what would be done; = is there already:"

say "Packages"
if [ -n "$take_packages" ]; then
    missing=''
    for package in $packages; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' ||
            missing="$missing $package"
    done
    if [ -n "$missing" ]; then
        run apt-get update -q
        # shellcheck disable=SC2086 # several words are several packages
        run apt-get install -y --no-install-recommends $missing
    else
        say "  = all there"
    fi
fi

say "Account $account: no password, no shell, screen and input through its session only"
if id "$account" >/dev/null 2>&1; then
    say "  = is there"
else
    run useradd --system --user-group --home-dir "$home" --no-create-home \
        --shell /usr/sbin/nologin "$account"
fi

say "Program in $prefix"
if [ -z "$wheel" ]; then
    for found in "$here"/../dist/park_kiosk-*.whl; do
        [ -f "$found" ] && wheel=$found
    done
fi
# An installation that was interrupted may have left an environment without pip.
if ! runuser -u "$account" -- "$prefix/venv/bin/python" -m pip --version >/dev/null 2>&1; then
    run "$python" -m venv --clear "$prefix/venv"
fi
if [ -n "$wheel" ]; then
    run "$prefix/venv/bin/pip" install --quiet "$wheel"
    run "$prefix/venv/bin/pip" install --quiet --no-deps --force-reinstall "$wheel"
else
    run "$prefix/venv/bin/pip" install --quiet --upgrade -r "$here/../requirements.lock"
    run "$prefix/venv/bin/pip" install --quiet --no-deps --force-reinstall "$here/.."
fi
place "$here/kiosk-session" "$prefix/bin/kiosk-session" 755
place "$here/README.md" "$prefix/share/README.md" 644
place "$here/kiosk-as-account" /usr/local/bin/kiosk 755

say "Folders"
for folder in "$home" "$home/state" "$cache"; do
    if [ -d "$folder" ]; then
        say "  = $folder"
    else
        run install -d -m 750 -o "$account" -g "$account" "$folder"
    fi
done
if [ -d "$home/content" ]; then
    say "  = $home/content stays as staff left it"
elif [ -n "$content" ]; then
    run cp -R "$content" "$home/content"
else
    run cp -R "$here/../data" "$home/content"
fi
run chown -R "$account:$account" "$home"

say "Settings and session"
if [ -e "$settings/environment" ]; then
    say "  = $settings/environment stays as it is"
else
    place "$here/environment" "$settings/environment" 644
fi
place "$here/park-kiosk.pam" /etc/pam.d/park-kiosk 644
place "$here/70-park-kiosk-usb.rules" /etc/udev/rules.d/70-park-kiosk-usb.rules 644
place "$here/session-limits.conf" "$(limits)" 644
for unit in $units; do
    place "$here/$unit" "/etc/systemd/system/$unit" 644
done

say "First release: checked content, drawn for this program"
if ! run /usr/local/bin/kiosk release build --apply; then
    # A kiosk that runs already may be making one itself just now; the new program is wanted anyway.
    /usr/local/bin/kiosk release list | grep -q '^\*' || exit 1
    say "  ! the release that is there stays; the kiosk makes another one by itself"
fi

if has_systemd; then
    say "Service"
    # Where udev does not run there is no stick to see, and nothing to stop for.
    run udevadm control --reload || say "  ! udev does not run: sticks are not mounted by themselves"
    run systemctl daemon-reload
    run systemctl enable park-kiosk.service
    run systemctl set-default graphical.target
    if [ -n "$begin" ]; then
        # One that has failed too often would not be started.
        run systemctl reset-failed park-kiosk.service || true
        run systemctl restart park-kiosk.service
    fi
else
    say "No systemd runs here: the service starts when the machine does"
    run mkdir -p /etc/systemd/system/graphical.target.wants
    run ln -sf /etc/systemd/system/park-kiosk.service \
        /etc/systemd/system/graphical.target.wants/park-kiosk.service
fi
say "Next: kiosk pin set, then kiosk doctor"
