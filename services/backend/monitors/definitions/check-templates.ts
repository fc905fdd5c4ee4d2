import { errors } from '../../../../lib/http/errors.ts';
import { parseTemplate } from '../../../../lib/message-template/parse-template.ts';
import { TemplateError } from '../../../../lib/message-template/template-error.ts';
import type { MonitorContent } from './monitor-content.ts';

/**
 * Whether all that is filled when a monitor notifies can be read.
 * @throws HttpError 400 with what is wrong, in which of the texts and where
 */
export function checkTemplates({ name, message, options }: Pick<MonitorContent, 'name' | 'message' | 'options'>): void {
  const texts = { name, message, escalation_message: options.escalation_message ?? '' };
  for (const [parameter, text] of Object.entries(texts)) checkTemplate(parameter, text);
}

function checkTemplate(parameter: string, text: string): void {
  try {
    parseTemplate(text);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw errors.badParameterBecause(parameter, error.reason);
  }
}
