import { errors } from '../../http/errors.ts';
import { HttpError } from '../../http/http-error.ts';
import type { HostReport } from '../../model/host.ts';
import { misfit, readHost, show } from '../fields.ts';
import type { Refusals } from '../refusals.ts';
import { decodeHostTags } from './host-tags.ts';

/** Hosts that one payload may have tags for. */
const maxHosts = 10_000;

/**
 * Decodes `external_host_tags` of an Agent that watches hosts from outside (vSphere): `[[host, {source: tags}], …]`. An entry
 * that is none is refused by itself.
 * @returns one report for each entry, none of them of the host itself
 * @throws HttpError 400 when it is no list, or too long
 */
export function decodeExternalHostTags(list: unknown, refusals: Refusals): readonly HostReport[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) throw errors.bad(`'external_host_tags' must be a list, it is ${show(list)}`);
  if (list.length > maxHosts) throw errors.bad(`'external_host_tags' may have ${maxHosts} hosts`);
  return list.flatMap((entry: unknown, at) => decodeOne(entry, `external_host_tags[${at}]`, refusals) ?? []);
}

function decodeOne(entry: unknown, where: string, refusals: Refusals): HostReport | undefined {
  if (!Array.isArray(entry)) {
    refusals.add('bad_item', `'${where}' must be a list, [host, {source: tags}], it is ${show(entry)}`);
    return undefined;
  }
  const [host, bySource] = entry as readonly unknown[];
  const name = readHost(host);
  if (!name) {
    refusals.add('bad_host', `'${where}[0]' ${misfit(host, "a host's name")}`);
    return undefined;
  }
  try {
    return { name, externalTagsBySource: decodeHostTags(bySource, `${where}[1]`) };
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    refusals.add('bad_tags', error.message);
    return undefined;
  }
}
