import type { Request } from 'express';
import type { Clock } from '../../../../../lib/clock/clock.ts';
import { errors } from '../../../../../lib/http/errors.ts';
import { type ApmWindow, apmWindow } from '../../../query/apm/apm-window.ts';
import { requiredSeconds } from '../../request-params.ts';

/** The longest window of a page, in seconds: as long as metrics are kept by the hour. */
const longestS = 450 * 86_400;

/**
 * `from` and `to` of a request, Unix seconds.
 * @throws HttpError 400
 */
export function requestedWindow(request: Pick<Request, 'query'>, clock: Clock): ApmWindow {
  const fromS = requiredSeconds(request, 'from');
  const toS = requiredSeconds(request, 'to');
  if (fromS >= toS) throw errors.wrongOrder(fromS, toS);
  if (toS - fromS > longestS) throw errors.windowTooLong(longestS / 86_400);
  return apmWindow(fromS, toS, clock.now() / 1000);
}
