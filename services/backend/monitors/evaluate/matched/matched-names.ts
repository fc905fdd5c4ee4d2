import type { MonitorRecord } from '../../../../../lib/api-types/monitors.ts';
import { TemplateError } from '../../../../../lib/message-template/template-error.ts';
import { variablesIn } from '../../../../../lib/message-template/variables-in.ts';
import { matchedField } from '../../../../../lib/monitor-language/matched-variables.ts';
import type { MonitorQuery } from '../../../../../lib/monitor-language/types.ts';

/** What the texts of a monitor name of a matched event or span: variable → what of it. */
export function matchedNames(
  { name, message, options }: Pick<MonitorRecord, 'name' | 'message' | 'options'>,
  query: Pick<MonitorQuery, 'kind'>,
): ReadonlyMap<string, string> {
  const named = [name, message, options.escalation_message ?? ''].flatMap(namesIn);
  return new Map(
    named.flatMap((variable) => {
      const field = matchedField(variable, query);
      return field === undefined ? [] : [[variable, field] as const];
    }),
  );
}

/** One that cannot be read, as one that is being written, fills nothing. */
function namesIn(text: string): readonly string[] {
  try {
    return variablesIn(text).map(({ name }) => name);
  } catch (error) {
    if (error instanceof TemplateError) return [];
    throw error;
  }
}
