import type { LabHost } from '../../../../lib/api-types/hosts.ts';
import { LabelFitter } from '../trace/label-fitter.ts';

/** Texts of hosts, by their place in the list, cut to the room there is; each in one font. */
export interface HostLabels {
  readonly names: LabelFitter;
  readonly values: LabelFitter;
  /** Apps of a host: which of `appNames`. */
  readonly appsOf: readonly (readonly number[])[];
  readonly appNames: LabelFitter;
}

/** The labels of hosts; `valueText` is what their hexagon is filled by, as text. */
export function hostLabels(hosts: readonly LabHost[], valueText: (host: LabHost) => string): HostLabels {
  const apps = [...new Set(hosts.flatMap((host) => host.apps))];
  const places = new Map(apps.map((app, at) => [app, at]));
  return {
    names: new LabelFitter((at) => hosts[at]?.name ?? '', { isCutInside: true }),
    values: new LabelFitter((at) => {
      const host = hosts[at];
      return host ? valueText(host) : '';
    }),
    appsOf: hosts.map((host) => host.apps.flatMap((app) => places.get(app) ?? [])),
    appNames: new LabelFitter((at) => apps[at] ?? ''),
  };
}
