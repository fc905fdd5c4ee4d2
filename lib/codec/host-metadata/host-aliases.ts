import { type JsonObject, readHost } from '../fields.ts';
import { readTextList } from './read-text-list.ts';

/** Fields of `meta` that are names of the host: those of its own system, of EC2, and what its configuration says. */
const nameFields = ['hostname', 'agent-hostname', 'socket-hostname', 'socket-fqdn', 'ec2-hostname', 'instance-id'];

/** Every machine calls itself so. */
const isAnyHost = /^localhost(\.|$)/i;

/**
 * The other names of a host, out of `meta` of its metadata: `host_aliases` and the names that its system and cloud have.
 * @returns undefined when `meta` tells none, not even the host's own
 * @throws HttpError 400 when there are too many
 */
export function decodeAliases(meta: JsonObject, name: string): readonly string[] | undefined {
  const listed = readTextList(meta, 'host_aliases', 'meta.host_aliases');
  const fields = nameFields.filter((field) => typeof meta[field] === 'string');
  if (listed === undefined && fields.length === 0) return undefined;
  const names = [...(listed ?? []), ...fields.map((field) => meta[field])].map((each) => readHost(each) ?? '');
  return [...new Set(names)].filter((alias) => alias !== '' && alias !== name && !isAnyHost.test(alias)).sort();
}
