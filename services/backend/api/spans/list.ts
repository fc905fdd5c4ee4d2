import type { Request } from 'express';
import { errors } from '../../../../lib/http/errors.ts';
import type { Route } from '../../../../lib/http/route.ts';
import { optionalParam } from '../request-params.ts';
import type { SpansDeps } from './spans-deps.ts';
import { answerSpansPage, pageLimits } from './spans-page.ts';

/** `GET /api/v2/spans/events?filter[query]=&filter[from]=&filter[to]=&sort=&page[limit]=&page[cursor]=`: a page of spans. */
export const list: Route<SpansDeps>['handle'] = (deps) => async (request, response) => {
  const asked = {
    query: optionalParam(request, 'filter[query]'),
    from: optionalParam(request, 'filter[from]'),
    to: optionalParam(request, 'filter[to]'),
    sort: readSort(request),
    limit: readLimit(request),
    cursor: optionalParam(request, 'page[cursor]'),
  };
  await answerSpansPage(deps, asked, { request, response });
};

function readSort(request: Request): 'timestamp' | '-timestamp' | undefined {
  const sort = optionalParam(request, 'sort');
  if (sort === undefined || sort === 'timestamp' || sort === '-timestamp') return sort;
  throw errors.inputInvalid("sort: it is 'timestamp' or '-timestamp'");
}

function readLimit(request: Request): number {
  const text = optionalParam(request, 'page[limit]') ?? String(pageLimits.default);
  const limit = Number(text);
  if (/^\d{1,9}$/.test(text) && limit >= 1 && limit <= pageLimits.most) return limit;
  throw errors.inputInvalid(`page[limit]: it is a whole number from 1 to ${pageLimits.most}`);
}
