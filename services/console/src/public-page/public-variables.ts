import type { PublicVariable } from '../../../../lib/api-types/public-board.ts';
import type { BoundVariable } from '../../../../lib/query-language/bound-variable.ts';
import { boundVariables } from '../dashboards/variable-params.ts';

/** The variables of a public board with what its address chooses, as far as its viewers may choose it. */
export function boundPublicVariables(
  variables: readonly PublicVariable[],
  params: URLSearchParams,
): readonly BoundVariable[] {
  return variables.map((variable) => {
    const { name, prefix, type, values, options, isOpen } = variable;
    const head = { name, ...(prefix !== undefined && { prefix }), ...(type && { type }) };
    const [chosen] = boundVariables([{ ...head, defaults: values }], params);
    const may = (value: string) => isOpen || values.includes(value) || options?.includes(value);
    return { ...head, values: options && chosen?.values.every(may) ? chosen.values : values };
  });
}

/** Those for which viewers choose. */
export function choosable(variables: readonly PublicVariable[]): readonly PublicVariable[] {
  return variables.filter(({ options }) => options !== undefined);
}
