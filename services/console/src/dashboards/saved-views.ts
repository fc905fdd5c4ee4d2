import type { TemplateVariable, TemplateVariablePreset } from '../../../../lib/api-types/dashboards.ts';
import type { BoundVariable } from '../../../../lib/query-language/bound-variable.ts';

const VIEW = 'view';

/** The saved view that an address names; undefined for the board as its author left it. */
export function chosenView(
  views: readonly TemplateVariablePreset[] | null | undefined,
  params: URLSearchParams,
): TemplateVariablePreset | undefined {
  const name = params.get(VIEW);
  return name === null ? undefined : views?.find((view) => view.name === name);
}

/** The same parameters with a view chosen, by name: its values count, not those chosen before. */
export function paramsWithView(
  params: URLSearchParams,
  name: string | undefined,
  variables: readonly TemplateVariable[],
): URLSearchParams {
  const next = new URLSearchParams(params);
  next.delete(VIEW);
  for (const variable of variables) next.delete(`tpl_var_${variable.name}`);
  if (name !== undefined) next.set(VIEW, name);
  return next;
}

/** The variables of a board as they begin in a view: what it says nothing of begins as its author says. */
export function variablesInView(
  variables: readonly TemplateVariable[],
  view: TemplateVariablePreset | undefined,
): readonly TemplateVariable[] {
  return variables.map((variable) => {
    const said = view?.template_variables?.find(({ name }) => name === variable.name);
    const values = said?.values ?? (said?.value ? [said.value] : []);
    return values.length === 0 ? variable : { ...variable, defaults: values };
  });
}

/** Views with one more, or with other values for the one of that name. */
export function viewsWith(
  views: readonly TemplateVariablePreset[],
  name: string,
  bound: readonly BoundVariable[],
): readonly TemplateVariablePreset[] {
  const view = {
    name,
    template_variables: bound.map((variable) => ({ name: variable.name, values: variable.values })),
  };
  return views.some((one) => one.name === name)
    ? views.map((one) => (one.name === name ? view : one))
    : [...views, view];
}
