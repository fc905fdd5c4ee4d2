import { errors } from '../../http/errors.ts';
import type { HostReport } from '../../model/host.ts';
import { isJsonObject, type JsonObject, misfit, readHost, show } from '../fields.ts';
import { Refusals } from '../refusals.ts';
import { decodeExternalHostTags } from './external-host-tags.ts';
import { decodeAliases } from './host-aliases.ts';
import { decodeHostChecks } from './host-checks.ts';
import { decodeSystem } from './host-system.ts';
import { decodeHostTags } from './host-tags.ts';
import { readBounded } from './read-bounded.ts';

/** The parts of an Agent's `POST /intake/` (wire.md 3.3). */
export interface IntakePayload {
  /** What it tells of its own host, if it does, and of those that its Agent has tags for. */
  readonly hosts: readonly HostReport[];
  /** As it is: source type → events. */
  readonly events?: unknown;
  /** Reports on checks, and tags of other hosts, that are none. */
  readonly refusals: Refusals;
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
  'external_host_tags',
  'collection_timestamp',
]);

/** Payloads of old Agents carry them, empty. */
const emptyOfOld = new Set(['metrics', 'service_checks']);

/**
 * Decodes the body of `POST /intake/`, as Agents from 5 on post it.
 * @param nowS Unix seconds
 * @throws HttpError 400 naming the field, when it is no object, metadata of a host without a name, or absurdly large
 */
export function decodeIntake(body: unknown, nowS: number): IntakePayload {
  if (!isJsonObject(body)) throw errors.bad(`Payload must be an object, not ${show(body)}`);
  const refusals = new Refusals();
  const { events } = body;
  return {
    hosts: [
      ...(tellsOfHost(body) ? [decodeHost(body, { nowS, refusals })] : []),
      ...decodeExternalHostTags(body.external_host_tags, refusals),
    ],
    ...(events === undefined ? {} : { events }),
    refusals,
    unread: Object.keys(body).filter((key) => !known.has(key) && !(emptyOfOld.has(key) && isEmpty(body[key]))),
  };
}

function tellsOfHost(body: JsonObject): boolean {
  const hasPart = ['meta', 'systemStats', 'host-tags'].some((part) => isJsonObject(body[part]));
  return hasPart || !isEmpty(body.agent_checks) || Boolean(body.gohai);
}

/** A payload without a part says nothing about it: reports on checks come far more often than the rest. */
function decodeHost(
  body: JsonObject,
  { nowS, refusals }: { readonly nowS: number; readonly refusals: Refusals },
): HostReport {
  const meta = isJsonObject(body.meta) ? body.meta : {};
  const name = readHost(body.internalHostname) || readHost(meta.hostname) || readHost(meta['socket-hostname']);
  if (!name) throw errors.bad(`'internalHostname' ${misfit(body.internalHostname, "a host's name")}`);
  const system = decodeSystem(body);
  const agentVersion = readBounded(body, 'agentVersion');
  const platform = readBounded(body, 'os') ?? system?.platform;
  const aliases = decodeAliases(meta, name);
  const tags = body['host-tags'];
  const checks = body.agent_checks;
  return {
    name,
    ...(agentVersion ? { agentVersion } : {}),
    ...(platform ? { platform } : {}),
    ...(aliases ? { aliases } : {}),
    ...(tags === undefined || tags === null ? {} : { tagsBySource: decodeHostTags(tags, 'host-tags') }),
    ...(system ? { system } : {}),
    ...(checks === undefined || checks === null ? {} : { checks: decodeHostChecks(checks, refusals) }),
    reportedAtS: Math.floor(nowS),
  };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}
