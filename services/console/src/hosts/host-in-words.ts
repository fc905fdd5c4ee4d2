import type { LabHost } from '../../../../lib/api-types/hosts.ts';

/** A host in one sentence, for those who do not see the map: `web-1, 43%, up, muted, apps agent, system`. */
export function hostInWords(host: LabHost, valueText: string): string {
  const states = [host.isUp ? 'up' : 'down', ...(host.isMuted ? ['muted'] : [])];
  const apps = host.apps.length > 0 ? [`apps ${host.apps.join(', ')}`] : [];
  return [host.name, valueText, ...states, ...apps].join(', ');
}
