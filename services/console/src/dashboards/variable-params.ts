import type { TemplateVariable } from '../../../../lib/api-types/dashboards.ts';
import type { BoundVariable } from '../../../../lib/query-language/bound-variable.ts';

const PREFIX = 'tpl_var_';

/** The variables of a dashboard with the values that an address chooses, or those they begin with. */
export function boundVariables(
  variables: readonly TemplateVariable[] | null,
  params: URLSearchParams,
): readonly BoundVariable[] {
  return (variables ?? []).map((variable) => {
    const { name, prefix, type } = variable;
    const chosen = params.getAll(PREFIX + name).filter((value) => value !== '');
    return {
      name,
      values: chosen.length > 0 ? chosen : defaultValues(variable),
      ...(prefix !== undefined && { prefix }),
      ...(type && { type }),
    };
  });
}

/** The same parameters with other values of a variable: `?tpl_var_host=a&tpl_var_host=b`; none is `*`. */
export function paramsWithVariable(
  params: URLSearchParams,
  variable: TemplateVariable,
  values: readonly string[],
): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete(PREFIX + variable.name);
  const chosen = values.length === 0 ? ['*'] : values;
  const usual = defaultValues(variable);
  const isUsual = chosen.length === usual.length && chosen.every((value) => usual.includes(value));
  if (!isUsual) for (const value of chosen) next.append(PREFIX + variable.name, value);
  return next;
}

function defaultValues(variable: TemplateVariable): readonly string[] {
  if (variable.defaults && variable.defaults.length > 0) return variable.defaults;
  return [variable.default || '*'];
}
