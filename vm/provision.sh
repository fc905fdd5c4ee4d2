#!/bin/sh
# Sets up the lab on Debian or Ubuntu: packages, code in /opt/labrador, data in /var/lib/labrador, systemd units.
# Run as root; running it again brings the machine to the same state. Where systemd is not running (a container, a
# chroot) the units are installed but not started.
#
#   LABRADOR_SOURCE        folder with the code (default: the one this script is in)
#   LABRADOR_KEYLESS_FROM  address from which no keys are asked besides loopback, e.g. a VM's gateway
#   DD_API_KEY, DD_SITE    with a key: install the real Agent as well (vm/install-agent.sh)
set -eu

source_dir=${LABRADOR_SOURCE:-$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)}
code=/opt/labrador
data=/var/lib/labrador
settings=/etc/labrador/environment
keys=/etc/labrador/keys

say() { printf 'labrador: %s\n' "$*"; }

main() {
  install_packages
  create_user
  install_code
  write_settings
  install_units
  # One of the two has the ports, so the one that gives them up goes first.
  if [ -n "${DD_API_KEY:-}" ]; then
    start
    say 'installing the Datadog Agent'
    sh "$code/vm/install-agent.sh"
  else
    stop_agent
    start
  fi
}

# Without a key any more, an Agent installed before gives its ports back to the lab.
stop_agent() {
  if [ -d /run/systemd/system ] && systemctl cat datadog-agent.service >/dev/null 2>&1; then
    systemctl disable --quiet --now datadog-agent.service
  fi
}

install_packages() {
  say 'installing packages'
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq
  # The database server without its system daemon: the lab runs an instance of its own.
  apt-get install -y -qq --no-install-recommends ca-certificates nodejs npm mariadb-server-core >/dev/null
}

create_user() {
  id labrador >/dev/null 2>&1 || useradd --system --home-dir "$data" --shell /usr/sbin/nologin labrador
  install -d -o labrador -g labrador -m 0750 "$data"
  # Shared folders of VirtualBox belong to this group.
  if getent group vboxsf >/dev/null; then usermod -aG vboxsf labrador; fi
}

# config/ and checks/ only where they are not shared from the host or there already.
copy_code() {
  for entry in cli lib services vm labrador package.json package-lock.json .npmrc tsconfig.json LICENSE; do
    rm -rf "${code:?}/$entry"
    cp -R "$source_dir/$entry" "$code/$entry"
  done
  for entry in config checks; do
    if [ ! -d "$code/$entry" ]; then cp -R "$source_dir/$entry" "$code/$entry"; fi
  done
}

install_code() {
  say "installing the code in $code"
  install -d "$code"
  if [ "$(cd "$source_dir" && pwd -P)" != "$(cd "$code" && pwd -P)" ]; then copy_code; fi
  chmod 0755 "$code/labrador"
  "$code/labrador" prepare
  ln -sfn "$(find "$code"/node_modules/node-*/bin/node | head -n 1)" "$code/node_modules/.bin/labrador-node"
}

# Keys are made once and kept, and only the backend sees them; everything else is written anew.
write_settings() {
  install -d -m 0755 /etc/labrador
  cat >"$settings" <<END
LABRADOR_CONFIG_DIR=$code/config
LABRADOR_DATA_DIR=$data
DD_BIND_HOST=0.0.0.0
DD_DOGSTATSD_NON_LOCAL_TRAFFIC=true
DD_APM_NON_LOCAL_TRAFFIC=true
DD_LABRADOR_KEYLESS_FROM=127.0.0.1 ${LABRADOR_KEYLESS_FROM:-}
DD_DD_URL=http://127.0.0.1:8080
DD_AGENT_HOST=127.0.0.1
DD_DOGSTATSD_PORT=8125
DD_TRACE_AGENT_PORT=8126
NODE_COMPILE_CACHE=$data/compile-cache
DD_INSTRUMENTATION_TELEMETRY_ENABLED=false
DD_USE_DOGSTATSD=$(lab_owns_doors)
DD_APM_ENABLED=$(lab_owns_doors)
END
  if [ ! -f "$keys" ]; then
    (
      umask 077
      printf 'DD_API_KEY=%s\nDD_APP_KEY=%s\n' "$(random_hex 16)" "$(random_hex 20)" >"$keys"
    )
  fi
}

# Prints as many random bytes in hex.
random_hex() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }

# With the real Agent on the machine the lab's own doors for metrics and traces are off: the Agent has the ports.
lab_owns_doors() {
  if [ -n "${DD_API_KEY:-}" ]; then printf false; else printf true; fi
}

install_units() {
  install -m 0644 "$code"/vm/systemd/*.service "$code"/vm/systemd/*.target /etc/systemd/system/
}

start() {
  if [ ! -d /run/systemd/system ]; then
    say 'systemd is not running here: the units are installed, not started'
    return
  fi
  systemctl daemon-reload
  systemctl enable --quiet labrador.target
  for process in backend agent mysql employees apm-app; do set -- "$@" "labrador-$process.service"; done
  systemctl restart "$@"
  systemctl start labrador.target
  say 'the lab runs: http://localhost:8080'
}

main
