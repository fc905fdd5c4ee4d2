import { errors } from '../../http/errors.ts';
import type { HostReport } from '../../model/host.ts';
import {
  isJsonObject,
  type JsonObject,
  maxNameLength,
  misfit,
  readHost,
  readTags,
  readText,
  show,
  tagsForm,
} from '../fields.ts';

/** The parts of an Agent's `POST /intake/` (wire.md 3.3). */
export interface IntakePayload {
  /** Absent when the payload tells nothing about the host. */
  readonly host?: HostReport;
  /** As it is: source type → events. */
  readonly events?: unknown;
  /** Reports on runs of checks. */
  readonly agentChecks: number;
  /** Other parts of it that nothing here reads. */
  readonly unread: readonly string[];
}

/** The head of every payload, and what belongs to the metadata of the host. */
const known = new Set([
  'apiKey',
  'agentVersion',
  'uuid',
  'internalHostname',
  'os',
  'agent-flavor',
  'python',
  'systemStats',
  'meta',
  'host-tags',
  'container-meta',
  'network',
  'logs',
  'install-method',
  'proxy-info',
  'otlp',
  'fips_mode',
  'gohai',
  'events',
  'agent_checks',
]);

/** Payloads of old Agents carry them, empty. */
const emptyOfOld = new Set(['metrics', 'service_checks']);

/**
 * Decodes the body of `POST /intake/`.
 * @param nowS Unix seconds
 * @throws HttpError 400 when it is no object, or metadata of a host without a name
 */
export function decodeIntake(body: unknown, nowS: number): IntakePayload {
  if (!isJsonObject(body)) throw errors.bad(`Payload must be an object, not ${show(body)}`);
  const tellsOfHost = isJsonObject(body.meta) || isJsonObject(body.systemStats) || isJsonObject(body['host-tags']);
  const { events } = body;
  return {
    ...(tellsOfHost ? { host: decodeHost(body, nowS) } : {}),
    ...(events === undefined ? {} : { events }),
    agentChecks: Array.isArray(body.agent_checks) ? body.agent_checks.length : 0,
    unread: Object.keys(body).filter((key) => !known.has(key) && !(emptyOfOld.has(key) && isEmpty(body[key]))),
  };
}

/** A payload without a part says nothing about it: reports on checks come far more often than the rest. */
function decodeHost(body: JsonObject, nowS: number): HostReport {
  const meta = isJsonObject(body.meta) ? body.meta : {};
  const name = readHost(body.internalHostname) || readHost(meta.hostname) || readHost(meta['socket-hostname']);
  if (!name) throw errors.bad(`'internalHostname' ${misfit(body.internalHostname, "a host's name")}`);
  const systemStats = isJsonObject(body.systemStats) ? body.systemStats : {};
  const agentVersion = readName(body, 'agentVersion');
  const platform = readName(body, 'os') || readName(systemStats, 'platform');
  const tags = body['host-tags'];
  return {
    name,
    ...(agentVersion ? { agentVersion } : {}),
    ...(platform ? { platform } : {}),
    ...(tags === undefined || tags === null ? {} : { tagsBySource: decodeTags(tags) }),
    reportedAtS: Math.floor(nowS),
  };
}

/** Text that is no name is passed over; one that is too long is refused. */
function readName(object: JsonObject, field: string): string {
  const name = readText(object[field]) ?? '';
  if (name.length > maxNameLength) throw errors.bad(`'${field}' may have ${maxNameLength} characters`);
  return name;
}

/** An Agent has one source for each cloud that its host is in. */
const maxSources = 100;

function decodeTags(bySource: unknown): Record<string, readonly string[]> {
  const tags: Record<string, readonly string[]> = {};
  if (!isJsonObject(bySource)) throw errors.bad(`'host-tags' must be an object, it is ${show(bySource)}`);
  const sources = Object.entries(bySource);
  if (sources.length > maxSources) throw errors.bad(`'host-tags' may have ${maxSources} sources`);
  for (const [source, list] of sources) {
    if (source.length > maxNameLength) throw errors.bad(`a source of 'host-tags' may have ${maxNameLength} characters`);
    const read = readTags(list);
    if (read === undefined) throw errors.bad(`'host-tags.${source}' must be ${tagsForm}, it is ${show(list)}`);
    // `__proto__` as a source must stay a plain key.
    Object.defineProperty(tags, source, { value: read, enumerable: true });
  }
  return tags;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}
