import { stableDowntimeIds } from '../../lib/document-files/stable-downtime-ids.ts';
import type { Exportable } from './exportable.ts';
import { slug } from './slug.ts';

/** What of an answer of API v2 is used. */
export interface DowntimeAnswer {
  readonly data: {
    readonly id: string;
    readonly attributes: {
      readonly scope: string;
      readonly monitor_identifier: { readonly monitor_id: number } | { readonly monitor_tags: readonly string[] };
      readonly schedule: { readonly current_downtime?: unknown; readonly [name: string]: unknown };
      readonly status: string;
      readonly lab?: { readonly file?: string };
      readonly [name: string]: unknown;
    };
  };
}

/** What the author of a downtime decides, in the order of Datadog's pages. */
const ofAuthor = [
  ...['message', 'scope', 'monitor_identifier', 'display_timezone', 'schedule', 'mute_first_recovery_notification'],
  ...['notify_end_states', 'notify_end_types'],
];

export const exportDowntime: Exportable<DowntimeAnswer> = {
  what: 'downtime',
  idHelp: 'its id, a UUID',
  folder: 'downtimes',
  apiPath: (id) => `/api/v2/downtime/${encodeURIComponent(id)}`,
  isBody: (body): body is DowntimeAnswer => {
    const { data } = (body ?? {}) as { readonly data?: { readonly attributes?: unknown } };
    return typeof data?.attributes === 'object' && data.attributes !== null && 'monitor_identifier' in data.attributes;
  },
  idOf: ({ data }) => data.id,
  stableId: (name) => stableDowntimeIds(`downtimes/${name}`).id,
  isInFile: ({ data }) => data.attributes.lab?.file !== undefined,
  // A downtime has no name: what it is about is what it is known by.
  slugOf: ({ data: { attributes } }) => {
    const { scope, monitor_identifier: about } = attributes;
    const monitors = 'monitor_id' in about ? `monitor-${about.monitor_id}` : about.monitor_tags.join('-');
    return slug(`${monitors} ${scope}`);
  },
  refusalOf: ({ data: { id, attributes } }) =>
    attributes.status === 'canceled' ? `downtime ${id} is canceled: as a file it would begin anew` : undefined,
  documentOf: ({ data: { id, attributes } }) => {
    const { current_downtime: _, ...schedule } = attributes.schedule;
    const decided = { ...attributes, message: attributes.message ?? '', schedule };
    return { id, ...Object.fromEntries(ofAuthor.map((name) => [name, decided[name as keyof typeof decided]])) };
  },
};
