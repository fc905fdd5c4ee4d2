import { errors } from '../../http/errors.ts';
import type { HostReport } from '../../model/host.ts';
import { misfit, readHost, show } from '../fields.ts';
import { decodeHostTags } from './host-tags.ts';

/** Hosts that one payload may have tags for. */
const maxHosts = 10_000;

/**
 * Decodes `external_host_tags` of an Agent that watches hosts from outside (vSphere): `[[host, {source: tags}], …]`.
 * @returns one report for each entry
 * @throws HttpError 400 when it is no such list, or too long
 */
export function decodeExternalHostTags(list: unknown, nowS: number): readonly HostReport[] {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) throw errors.bad(`'external_host_tags' must be a list, it is ${show(list)}`);
  if (list.length > maxHosts) throw errors.bad(`'external_host_tags' may have ${maxHosts} hosts`);
  return list.map((entry: unknown, at) => {
    const where = `external_host_tags[${at}]`;
    if (!Array.isArray(entry))
      throw errors.bad(`'${where}' must be a list, [host, {source: tags}], it is ${show(entry)}`);
    const [host, bySource] = entry as readonly unknown[];
    const name = readHost(host);
    if (!name) throw errors.bad(`'${where}[0]' ${misfit(host, "a host's name")}`);
    const externalTagsBySource = decodeHostTags(bySource, `${where}[1]`);
    return { name, externalTagsBySource, reportedAtS: Math.floor(nowS) };
  });
}
