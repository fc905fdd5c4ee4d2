/**
 * The full name of a host by its `/etc/hosts`, without asking a resolver, which may take long: of the lines with its
 * name, the first name with a domain; else the name itself.
 */
export function fqdnFromHosts(hosts: string, hostname: string): string {
  if (hostname.includes('.')) return hostname;
  for (const line of hosts.split('\n')) {
    const [, ...names] = (line.split('#')[0] ?? '').trim().split(/\s+/);
    if (!names.includes(hostname)) continue;
    const full = names.find((name) => name.includes('.') && !name.startsWith('localhost'));
    if (full !== undefined) return full;
  }
  return hostname;
}
