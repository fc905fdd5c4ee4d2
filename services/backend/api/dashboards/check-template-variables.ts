import { z } from 'zod';
import { errors } from '../../../../lib/http/errors.ts';

/** What a query can say: `$name`. */
const name = z.string().regex(/^[\w.-]+$/);
const texts = z.array(z.string());

const variableSchema = z.looseObject({
  name,
  prefix: z.string().nullish(),
  available_values: texts.nullish(),
  defaults: texts.optional(),
  default: z.string().nullish(),
  type: z.literal('group').nullish(),
});

const presetSchema = z.looseObject({
  name: z.string(),
  template_variables: z.array(
    z.looseObject({ name: z.string(), values: texts.optional(), value: z.string().nullish() }),
  ),
});

/**
 * @param value `template_variables` of a dashboard
 * @throws HttpError 400 in Datadog's words
 */
export function checkTemplateVariables(value: unknown): void {
  if (value === undefined || value === null) return;
  const read = z.array(variableSchema).safeParse(value);
  if (!read.success) throw errors.parameterInvalid('template_variables');
  for (const variable of read.data) {
    if (variable.defaults !== undefined && typeof variable.default === 'string') {
      throw errors.parameterInvalid('template_variables');
    }
    if (variable.defaults?.includes('')) throw errors.parameterTooShort('defaults', 1);
  }
  const names = read.data.map((variable) => variable.name);
  if (new Set(names).size < names.length) throw errors.parameterInvalid('template_variables');
}

/**
 * @param value `template_variable_presets` of a dashboard
 * @throws HttpError 400 in Datadog's words
 */
export function checkPresets(value: unknown): void {
  if (value === undefined || value === null) return;
  const read = z.array(presetSchema).safeParse(value);
  if (!read.success) throw errors.parameterInvalid('template_variable_presets');
  for (const { template_variables: variables } of read.data) {
    for (const { values, value } of variables) {
      if (values?.length === 0) throw errors.tooFewElements('values', 1);
      if (values !== undefined && typeof value === 'string') throw errors.parameterInvalid('template_variable_presets');
    }
  }
}
