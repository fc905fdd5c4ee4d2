import { type Handle, handlesIn } from '../../../../lib/message-template/handles.ts';

/** Of conditions: `{{#is_alert}}`, `{{else}}`, `{{/is_alert}}`; and comments. */
const CONDITION = /\{\{\{?\s*(?:[#^/!][^}]*|else)\s*\}?\}\}/g;

/** A handle with a variable in it, which nobody can fill where nothing has happened: `@slack-{{service.name}}`. */
const UNFILLED = /@\S*\{\{[^}]*\}\}\S*/g;

/** Whom a monitor's message may name, whatever happens: without those that a variable decides. */
export function standingHandles(message: string): readonly Handle[] {
  return handlesIn(
    message
      .replace(CONDITION, ' ')
      .replace(UNFILLED, ' ')
      .replace(/\{\{[^}]*\}\}/g, ' '),
  );
}
