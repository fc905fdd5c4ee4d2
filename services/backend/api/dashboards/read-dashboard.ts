import { z } from 'zod';
import type { DashboardContent } from '../../../../lib/api-types/dashboards.ts';
import { errors } from '../../../../lib/http/errors.ts';
import { checkPresets, checkTemplateVariables } from './check-template-variables.ts';
import { checkWidgets } from './check-widgets.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { refuseDeep } from './refuse-deep.ts';

const maxTags = 5;
const maxTabs = 100;

/** What the server decides: a document that was read before is sent back with these, and they say nothing. */
const computed = [
  ...['id', 'url', 'author_handle', 'author_name', 'author_info', 'created_at', 'modified_at', 'deleted_at'],
  ...['restricted_roles', 'experience_type'],
] as const;

const texts = z.array(z.string()).nullish();
const timeMs = z.number().int();

/** Each property of a dashboard, in Datadog's order; those that have words of their own are checked apart. */
const contentShape = {
  title: z.string(),
  description: z.string().nullish(),
  layout_type: z.enum(['ordered', 'free']),
  is_read_only: z.boolean().nullish(),
  template_variables: z.unknown(),
  widgets: z.array(z.unknown()),
  notify_list: texts,
  template_variable_presets: z.unknown(),
  reflow_type: z.enum(['auto', 'fixed']).nullish(),
  tags: texts,
  default_timeframe: z
    .union([
      z.strictObject({ type: z.literal('live'), unit: z.string(), value: z.number().int().min(1) }),
      z.strictObject({ type: z.literal('fixed'), from: timeMs, to: timeMs }),
    ])
    .nullish(),
  tabs: z
    .array(
      z.looseObject({
        id: z.guid(),
        name: z.string(),
        widget_ids: z.array(z.union([z.number().int(), z.string().regex(/^@[1-9]\d{0,5}$/)])),
      }),
    )
    .nullish(),
};

/** What a dashboard's author sent, checked; ids of widgets and of tabs are as they were sent. */
export type SentDashboard = Omit<DashboardContent, 'widgets' | 'tabs'> & {
  readonly widgets: readonly SentWidget[];
  readonly tabs?: readonly SentTab[] | null;
};

/** A widget with or without its id, which may be anything. */
export type SentWidget = JsonObject & { readonly definition: JsonObject & { readonly type: string } };

/** Widgets of a tab by their ids, or by their place: `@1` is the first. */
export interface SentTab {
  readonly id: string;
  readonly name: string;
  readonly widget_ids: readonly (number | string)[];
}

/** Properties that are there with null when nothing was sent. */
const alwaysThere: ReadonlySet<string> = new Set(['description', 'template_variables', 'notify_list']);

/**
 * Reads the body of a request that makes or replaces a dashboard. Everything in it that is its author's stays as it is.
 * @throws HttpError 400 with Datadog's words
 */
export function readDashboard(body: unknown): SentDashboard {
  if (!isJsonObject(body)) throw errors.bodyMissing();
  refuseDeep(body);
  const known: ReadonlySet<string> = new Set([...Object.keys(contentShape), ...computed]);
  const unknown = Object.keys(body).find((name) => !known.has(name));
  if (unknown !== undefined) throw errors.unexpectedProperty(unknown);
  for (const [name, schema] of Object.entries(contentShape)) checkParameter(body, name, schema);
  // The loop above has seen to their types.
  const sent = body as unknown as SentDashboard;
  checkTemplateVariables(sent.template_variables);
  checkPresets(sent.template_variable_presets);
  checkTags(sent.tags ?? []);
  checkTabs(sent.tabs ?? []);
  const isOrdered = sent.layout_type === 'ordered';
  if (!isOrdered && sent.reflow_type) throw errors.badParameter('reflow_type');
  checkWidgets(sent.widgets, { isOrdered, needsLayout: !isOrdered || sent.reflow_type === 'fixed' });
  return inOrder(sent);
}

function checkParameter(body: JsonObject, name: string, schema: z.ZodType): void {
  const value = body[name];
  if (schema.safeParse(value).success) return;
  throw value === undefined || value === null ? errors.parameterMissing(name) : errors.badParameter(name);
}

function checkTags(tags: readonly string[]): void {
  if (tags.length > maxTags) throw errors.tooManyElements('tags', maxTags);
  if (!tags.every((tag) => /^team:./.test(tag))) throw errors.badDashboardTag();
}

function checkTabs(tabs: readonly SentTab[]): void {
  if (tabs.length > maxTabs) throw errors.tooManyElements('tabs', maxTabs);
  for (const { name } of tabs) {
    if (name === '') throw errors.parameterTooShort('name', 1);
    if (name.length > 100) throw errors.parameterTooLong('name', 100);
  }
}

function inOrder(sent: SentDashboard): SentDashboard {
  const values = sent as unknown as JsonObject;
  const entries = Object.keys(contentShape).flatMap((name) => {
    const value = values[name];
    if (value === undefined) return alwaysThere.has(name) ? [[name, null]] : [];
    return [[name, value]];
  });
  return Object.fromEntries(entries) as SentDashboard;
}
