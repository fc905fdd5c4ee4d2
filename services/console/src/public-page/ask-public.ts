import type { BoundVariable } from '../../../../lib/query-language/bound-variable.ts';
import type { NamedAnswer } from '../../../../lib/widget/named-answer.ts';
import { postJson } from '../api/request.ts';
import type { Ask } from '../widgets/ask-context.ts';
import { publicPath } from './public-path.ts';

/**
 * The way in which a public page asks: the backend answers what the widgets of the page ask and nothing else.
 * @param chosen what its viewer chose for variables
 */
export function askPublic(token: string, chosen: readonly BoundVariable[]): Ask {
  const variables = Object.fromEntries(chosen.map(({ name, values }) => [name, values]));
  return (question, window, signal) =>
    postJson<NamedAnswer>(
      `${publicPath(token)}/answer`,
      { question, from: window.fromMs, to: window.toMs, variables },
      signal,
    );
}
