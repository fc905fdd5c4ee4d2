import type { PublicBoard } from '../../../../lib/api-types/public-board.ts';
import type { Route } from '../../../../lib/http/route.ts';
import { answerQuestion } from '../../query/questions/answer-question.ts';
import { bindChosen } from './bind-chosen.ts';
import { checkAsk } from './check-ask.ts';
import { findBoard } from './find-board.ts';
import type { PublicDeps } from './public-deps.ts';
import { readAsk } from './read-ask.ts';
import { publicVariables } from './variable-values.ts';

type Handle = Route<PublicDeps>['handle'];

const show: Handle = (deps) => async (request, response) => {
  const token = String(request.params.token);
  const board = findBoard(deps, token);
  if (deps.publicDashboards.find(token)) await deps.publicDashboards.noteAccess(token);
  const shown: PublicBoard = { ...board, variables: await publicVariables(deps.store.metrics, board) };
  response.json(shown);
};

const answer: Handle = (deps) => async (request, response) => {
  const board = findBoard(deps, String(request.params.token));
  const { question, window, variables: chosen } = readAsk(request.body);
  const variables = bindChosen(board.variables, chosen);
  checkAsk(board, { question, window, variables }, deps.clock.now());
  response.json(await answerQuestion(deps.store, question, window));
};

/** What pages need that are seen by whoever has their address. No keys: the token is all there is, and all that it opens. */
export const publicRoutes: readonly Route<PublicDeps>[] = [
  { keys: 'none', method: 'get', path: '/labrador/api/public/:token', handle: show },
  { keys: 'none', method: 'post', path: '/labrador/api/public/:token/answer', handle: answer },
];
