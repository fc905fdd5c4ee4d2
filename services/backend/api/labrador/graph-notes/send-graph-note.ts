import { z } from 'zod';
import type { GraphNoteRequest, GraphNoteResponse } from '../../../../../lib/api-types/mailbox.ts';
import { errors } from '../../../../../lib/http/errors.ts';
import type { Route } from '../../../../../lib/http/route.ts';
import { checkWidgets } from '../../dashboards/check-widgets.ts';
import { labUser } from '../../dashboards/lab-user.ts';
import { objectBody } from '../../dashboards/object-body.ts';
import type { GraphNoteDeps } from './graph-note-deps.ts';

/** Pixels. */
const size = { width: 600, height: 300 } as const;

const schema = z
  .strictObject({
    definition: z.looseObject({ type: z.string() }),
    from: z.number().min(0).max(1e14),
    to: z.number().max(1e14),
    comment: z.string().max(4000),
    path: z
      .string()
      .regex(/^\/(?!\/)[^\s()<>]{0,2000}$/, 'must be a path of the console, as in /dashboard/abc-def-ghi')
      .exactOptional(),
  })
  .refine(({ from, to }) => from < to, {
    path: ['from'],
    message: "must be before 'to'",
  }) satisfies z.ZodType<GraphNoteRequest>;

/** `POST /labrador/api/graph-notes`: sends a graph with a remark to whom the remark names; it is in the Mailbox when it is answered. */
export const sendGraphNote: Route<GraphNoteDeps>['handle'] =
  ({ graphNotes }) =>
  async (request, response) => {
    const read = schema.safeParse(objectBody(request.body));
    if (!read.success) {
      throw errors.inputInvalid(
        read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
      );
    }
    const { definition, from, to, comment, path } = read.data;
    checkWidgets([{ definition }], { needsLayout: false, isOrdered: true });
    const picture = { definition, window: { fromMs: from, toMs: to }, theme: 'light', ...size } as const;
    const body: GraphNoteResponse = await graphNotes.send({
      ...{ picture, comment, by: labUser.name },
      ...(path !== undefined && { path }),
    });
    response.status(201).json(body);
  };
