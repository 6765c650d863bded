#!/usr/bin/env bash
# Installs Lượt on Debian, from the folder in which it lies. Run again after an update: it changes only what is needed.
# usage: sudo deploy/install.sh server | kiosk | display URL   (kiosk and display: the page that USER's session opens)
set -eu
say() { printf '• %s\n' "$*"; }
usage() { echo "usage: sudo $0 server | kiosk [URL] | display URL    (URL such as http://192.168.1.10:8080/display)" >&2; exit 2; }
role=${1:-}; url=${2:-}
case $role in server) ;; kiosk) url=${url:-http://localhost:8081/kiosk} ;; display) [ -n "$url" ] || usage ;; *) usage ;; esac
[ "$(id -u)" = 0 ] || { echo "Run it with sudo." >&2; exit 1; }
here=$(cd "$(dirname "$0")/.." && pwd)

program() { # unit, settings
  node -e 'const [a,b]=process.versions.node.split(".").map(Number);process.exit(a>20||(a===20&&b>=19)?0:1)' 2>/dev/null ||
    { echo "Node.js 20.19 or newer is needed as /usr/bin/node. Install it first, then run this again." >&2; exit 1; }
  say "the program goes to /opt/luot"
  mkdir -p /opt/luot /etc/luot
  [ "$here" = /opt/luot ] || cp -a "$here"/. /opt/luot/
  (cd /opt/luot && npm install --no-audit --no-fund && npm run build)
  id "$1" >/dev/null 2>&1 || { say "a user of its own: $1"; useradd --system --home-dir "/var/lib/$1" --shell /usr/sbin/nologin "$1"; }
  if [ -e "/etc/luot/$2.env" ]; then say "/etc/luot/$2.env stays as it is"
  else say "settings: /etc/luot/$2.env"; install -m 0640 -g "$1" "/opt/luot/deploy/$2.env.example" "/etc/luot/$2.env"; fi
  install -m 0644 "/opt/luot/deploy/$1.service" "/etc/systemd/system/$1.service"
  systemctl daemon-reload
}
browser() {
  user=${SUDO_USER:-}; [ -n "$user" ] || { echo "Run it with sudo from the account that shows the screen." >&2; exit 1; }
  home=$(getent passwd "$user" | cut -d: -f6)
  say "Chromium, and what keeps the screen on"
  apt-get update -qq; apt-get install -y -qq chromium curl unclutter x11-xserver-utils
  install -m 0755 "$here/deploy/luot-browser" /usr/local/bin/luot-browser
  install -d -o "$user" "$home/.config/autostart"
  sed "s#@URL@#$url#" "$here/deploy/luot-browser.desktop" >"$home/.config/autostart/luot-browser.desktop"
  chown "$user" "$home/.config/autostart/luot-browser.desktop"
  say "$user's desktop opens $url by itself from the next sign-in on; let it sign in automatically"
}
case $role in
  server)
    program luot server
    install -d -m 0700 -o luot -g luot /var/lib/luot
    if [ ! -e /var/lib/luot/luot.db ]; then
      say "an empty office; note the password:"
      runuser -u luot -- env LUOT_DATA=/var/lib/luot node /opt/luot/dist/server/luot.js init
    fi
    systemctl enable --now luot; systemctl restart luot; say "done: http://$(hostname -I | cut -d' ' -f1):8080/admin" ;;
  kiosk)
    program luot-kiosk kiosk; browser
    systemctl enable luot-kiosk; say "put server, printer and pairing code into /etc/luot/kiosk.env, then: sudo systemctl restart luot-kiosk" ;;
  display) browser ;;
esac
