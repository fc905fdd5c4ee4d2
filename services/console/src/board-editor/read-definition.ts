import type { WidgetDefinition } from '../../../../lib/api-types/dashboards.ts';
import { asObject } from '../../../../lib/widget/read-value.ts';
import { readJson } from '../dashboards/read-json.ts';

/** What a text says as the definition of a widget, or what is wrong with it. */
export type ReadDefinition =
  | { readonly kind: 'definition'; readonly definition: WidgetDefinition }
  | { readonly kind: 'fault'; readonly fault: string };

/** Reads a definition that somebody typed; the type of the widget stays. The backend checks the rest when it is saved. */
export function readDefinition(text: string, type: string): ReadDefinition {
  const read = readJson(text);
  if (read.kind === 'fault') return read;
  const object = asObject(read.document);
  if (!object) return { kind: 'fault', fault: 'A definition is an object.' };
  if (object.type !== type) return { kind: 'fault', fault: `The type of this widget is "${type}".` };
  return { kind: 'definition', definition: { ...object, type } };
}
