#!/bin/sh
# Installs the real Datadog Agent beside the lab. It owns ports 8125 and 8126, ships to Datadog, and to the lab as an
# additional endpoint. Called by provision.sh, as root, with DD_API_KEY and DD_SITE.
set -eu

keys=/etc/labrador/keys
agent_dir=/etc/datadog-agent
lab_key=$(sed -n 's/^DD_API_KEY=//p' "$keys")

main() {
  install_agent
  configure
  if [ -d /run/systemd/system ]; then
    systemctl enable --quiet datadog-agent.service
    systemctl restart datadog-agent.service
  fi
}

install_agent() {
  if [ -x /opt/datadog-agent/bin/agent/agent ]; then return; fi
  apt-get install -y -qq --no-install-recommends curl >/dev/null
  script=$(mktemp)
  curl -fsSL -o "$script" https://install.datadoghq.com/scripts/install_script_agent7.sh
  DD_INSTALL_ONLY=true DD_API_KEY="$DD_API_KEY" DD_SITE="$DD_SITE" bash "$script"
  rm -f "$script"
}

# The Agent reads this file as its environment; it wins over its datadog.yaml.
configure() {
  umask 027
  {
    printf 'DD_API_KEY=%s\n' "$DD_API_KEY"
    printf 'DD_SITE=%s\n' "$DD_SITE"
    printf 'DD_HOSTNAME=%s\n' "$(hostname)"
    printf 'DD_DOGSTATSD_NON_LOCAL_TRAFFIC=true\n'
    printf 'DD_APM_NON_LOCAL_TRAFFIC=true\n'
    printf 'DD_ADDITIONAL_ENDPOINTS={"http://127.0.0.1:8080":["%s"]}\n' "$lab_key"
    printf 'DD_APM_ADDITIONAL_ENDPOINTS={"http://127.0.0.1:8080":["%s"]}\n' "$lab_key"
  } >"$agent_dir/environment"
  chgrp dd-agent "$agent_dir/environment"
}

main
