import type { Dashboard, DashboardContent, DashboardSummary } from '../../../../lib/api-types/dashboards.ts';
import type { JsonObject } from './json-object.ts';
import { labUser } from './lab-user.ts';
import { recordedTime } from './recorded-time.ts';
import { titleSlug } from './title-slug.ts';

/** A dashboard as it is kept. */
export interface DashboardRecord {
  readonly id: string;
  /** Unix milliseconds. */
  readonly createdAtMs: number;
  readonly modifiedAtMs: number;
  /** Absent: it is not deleted. */
  readonly deletedAtMs?: number;
  readonly content: DashboardContent;
  /** The body that made it what it is, where that was one of the old APIs: those answer with it, not with a translation. */
  readonly legacy?: { readonly kind: 'dash' | 'screen'; readonly body: JsonObject };
  /** The file in which it is kept, and changed; absent: it was made by the API. */
  readonly file?: string;
}

/** A dashboard as the API shows it, its properties in Datadog's order. */
export function toDashboard(record: DashboardRecord): Dashboard {
  const { title, description, layout_type, is_read_only, template_variables, widgets, notify_list, ...rest } =
    record.content;
  return {
    id: record.id,
    title,
    description,
    author_handle: labUser.handle,
    author_name: labUser.name,
    layout_type,
    url: dashboardUrl(record),
    ...(record.file !== undefined ? { is_read_only: true } : is_read_only !== undefined && { is_read_only }),
    template_variables,
    widgets,
    notify_list,
    created_at: recordedTime(record.createdAtMs),
    modified_at: recordedTime(record.modifiedAtMs),
    ...rest,
    restricted_roles: [],
  };
}

/** A dashboard as lists show it. */
export function toSummary(record: DashboardRecord): DashboardSummary {
  const { title, description, layout_type } = record.content;
  return {
    id: record.id,
    title,
    description,
    layout_type,
    url: dashboardUrl(record),
    is_read_only: record.file !== undefined,
    created_at: recordedTime(record.createdAtMs),
    modified_at: recordedTime(record.modifiedAtMs),
    author_handle: labUser.handle,
    deleted_at: record.deletedAtMs === undefined ? null : recordedTime(record.deletedAtMs),
  };
}

/** Its address in the console. */
export function dashboardUrl({ id, content }: DashboardRecord): string {
  return `/dashboard/${id}/${titleSlug(content.title)}`;
}
