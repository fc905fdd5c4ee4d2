import type { Request } from 'express';
import type { RefusedItems } from '../../../lib/codec/refusals.ts';
import { errors } from '../../../lib/http/errors.ts';
import type { BodyForm } from './decode/decoded-body.ts';
import type { IntakeDeps } from './intake-deps.ts';
import { refuseWhenFull } from './refuse-when-full.ts';

/**
 * Decodes the bytes of a request, hands its rows to the store and counts them; counts what was refused.
 * @param as `door`: its folder's name
 * @throws HttpError 429 while the store is behind, 413 when decoding takes too much, 400 when the body is not of that
 *   form, or nothing was taken and the payload itself is at fault: its sender should hear of it
 */
export async function acceptBody(
  request: Request,
  as: { readonly door: string; readonly form: BodyForm },
  deps: IntakeDeps,
): Promise<RefusedItems | undefined> {
  let refused: RefusedItems | undefined;
  let accepted: Readonly<Record<string, number>> = {};
  let sent = 0;
  const time = { nowS: deps.clock.now() / 1000, metricAge: deps.metricAge };
  await deps.decoder.decode(
    { form: as.form, bytes: request.body as Buffer, time },
    {
      begin: () => refuseWhenFull(deps),
      head: (head) => {
        ({ refused, accepted } = head);
        deps.refusals.report(as.door, head.refused);
        if (head.unread.length > 0) deps.log.debug({ parts: head.unread }, `${as.door}: parts that are not read`);
      },
      rows: (message) => {
        deps.store.sink.send(message);
        sent += 1;
      },
    },
  );
  if (sent === 0 && refused?.areMalformed) throw errors.bad(refused.first);
  for (const [name, count] of Object.entries(accepted)) deps.counters.add(name, count);
  return refused;
}
