import { COMMON_OPTIONS } from './common-options.ts';
import { undrawnFormats } from './conditional-format.ts';
import { undrawnNumberFormat } from './number-format.ts';
import { asObjects, type JsonObject } from './read-value.ts';
import { undrawnOptions } from './undrawn-options.ts';
import { undrawnRequest } from './undrawn-request.ts';

/** What a widget of numbers draws. */
interface ScalarRules {
  /** Its own options. */
  readonly drawn?: readonly string[];
  /** Those of a request, besides `aggregator` and `conditional_formats`. */
  readonly ofRequest?: readonly string[];
  /** Those of a formula, besides `conditional_formats` and `number_format`. */
  readonly ofFormula?: readonly string[];
  readonly severalRequests?: boolean;
  readonly severalFormulas?: boolean;
  /** Pictures and time frames of conditions. */
  readonly richFormats?: boolean;
}

/** What a widget of numbers asks for and is not drawn. */
export function undrawnScalar(definition: JsonObject, rules: ScalarRules): readonly string[] {
  const { drawn = [], severalRequests = false } = rules;
  const requests = asObjects(definition.requests);
  return [
    ...undrawnOptions(definition, [...COMMON_OPTIONS, 'requests', ...drawn]),
    ...(requests.length > 1 && !severalRequests ? ['requests after the first'] : []),
    ...(severalRequests ? requests : requests.slice(0, 1)).flatMap((request) => undrawnOfRequest(request, rules)),
  ];
}

function undrawnOfRequest(request: JsonObject, rules: ScalarRules): readonly string[] {
  const { ofRequest = [], ofFormula = [], severalFormulas = false, richFormats = false } = rules;
  const formulas = asObjects(request.formulas);
  const rich = { pictures: richFormats, timeframes: richFormats };
  return [
    ...(formulas.length > 1 && !severalFormulas ? ['formulas after the first'] : []),
    ...undrawnRequest(
      request,
      ['aggregator', 'conditional_formats', ...ofRequest],
      ['conditional_formats', 'number_format', ...ofFormula],
    ),
    ...undrawnFormats(request.conditional_formats, rich),
    ...formulas.flatMap(({ conditional_formats, number_format }) => [
      ...undrawnFormats(conditional_formats, rich),
      ...undrawnNumberFormat(number_format),
    ]),
  ];
}
