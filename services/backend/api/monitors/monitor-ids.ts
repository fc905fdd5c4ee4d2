import type { Request } from 'express';
import { errors } from '../../../../lib/http/errors.ts';

/** The id in the path of a request. @throws HttpError 404 when it is no id */
export function monitorIdOf(request: Pick<Request, 'params'>): number {
  const id = toId(String(request.params.id));
  if (id === undefined) throw errors.noSuchMonitor();
  return id;
}

/** Ids with commas between. @throws HttpError 400 when one is none */
export function readMonitorIds(text: string): readonly number[] {
  return text.split(',').map((word) => {
    const id = toId(word.trim());
    if (id === undefined) throw errors.badParameterBecause('monitor_ids', 'must be ids with commas between them');
    return id;
  });
}

/** Undefined of a text that is no id. */
export function toId(text: string): number | undefined {
  return /^\d{1,16}$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
}
