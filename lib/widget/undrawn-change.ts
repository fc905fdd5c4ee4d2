import { COMPARE_TO, presentFormulas } from './read-change.ts';
import { asObjects, asOneOf, type JsonObject } from './read-value.ts';
import { undrawnScalar } from './undrawn-scalar.ts';

const OF_REQUEST = ['change_type', 'compare_to', 'increase_good', 'order_by', 'order_dir', 'show_present'];

/** What a widget of changes asks for and is not drawn. */
export function undrawnChange(definition: JsonObject): readonly string[] {
  const [request = {}] = asObjects(definition.requests);
  const formulas = presentFormulas(request).formulas ?? asObjects(request.formulas);
  const { compare_to: compareTo } = request;
  return [
    ...undrawnScalar(definition, { ofRequest: OF_REQUEST, ofFormula: ['alias'], severalFormulas: true }),
    ...(formulas.length > 1 ? ['formulas after the first'] : []),
    ...(compareTo && !asOneOf(compareTo, COMPARE_TO) ? [`compare_to ${String(compareTo)}`] : []),
  ];
}
