import { errors } from '../../http/errors.ts';
import type { HostSystem } from '../../model/host.ts';
import { isJsonObject, type JsonObject, maxNameLength } from '../fields.ts';
import { readBounded } from './read-bounded.ts';
import { readTextList } from './read-text-list.ts';

/** Characters of `gohai`; that of a machine with hundreds of file systems has some hundred thousand. */
const maxGohaiLength = 1_000_000;

/** Entries of `install-method`; an Agent has three. */
const maxInstallEntries = 10;

const statTexts = ['machine', 'platform', 'processor', 'pythonV'] as const;
const statLists = ['nixV', 'macV', 'winV', 'fbsdV'] as const;

/**
 * What a host's metadata tells of its system: `systemStats`, and parts of `meta` and of the head (wire.md 3.3).
 * @returns undefined when it tells nothing
 * @throws HttpError 400 naming the field, for what is absurdly long
 */
export function decodeSystem(body: JsonObject): HostSystem | undefined {
  const stats = isJsonObject(body.systemStats) ? body.systemStats : {};
  const meta = isJsonObject(body.meta) ? body.meta : {};
  const { cpuCores } = stats;
  const texts = statTexts.map((field) => [field, readBounded(stats, field, { where: `systemStats.${field}` })]);
  const lists = statLists.map((field) => [field, readTextList(stats, field, `systemStats.${field}`)]);
  const fields = [
    ['cpuCores', typeof cpuCores === 'number' && cpuCores >= 0 && cpuCores < 1e6 ? cpuCores : undefined],
    ...texts,
    ...lists,
    ['socketHostname', readBounded(meta, 'socket-hostname', { where: 'meta.socket-hostname' })],
    ['socketFqdn', readBounded(meta, 'socket-fqdn', { where: 'meta.socket-fqdn' })],
    ['timezones', readTextList(meta, 'timezones', 'meta.timezones')],
    ['agentFlavor', readBounded(body, 'agent-flavor')],
    ['installMethod', decodeInstallMethod(body['install-method'])],
    ['gohai', readBounded(body, 'gohai', { maxLength: maxGohaiLength })],
  ];
  const told = fields.filter(([, value]) => value !== undefined);
  return told.length === 0 ? undefined : (Object.fromEntries(told) as HostSystem);
}

/** `{tool, tool_version, installer_version}`; what is no text in it (null, where nothing is known) is passed over. */
function decodeInstallMethod(method: unknown): Record<string, string> | undefined {
  if (!isJsonObject(method)) return undefined;
  const entries = Object.entries(method);
  if (entries.length > maxInstallEntries) throw errors.bad(`'install-method' may have ${maxInstallEntries} entries`);
  const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  if (texts.some((entry) => entry.some(({ length }) => length > maxNameLength)))
    throw errors.bad(`a key or value of 'install-method' may have ${maxNameLength} characters`);
  return Object.fromEntries(texts);
}
