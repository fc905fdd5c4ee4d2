import type { Route } from '../../../../../lib/http/route.ts';
import { labUser } from '../../dashboards/lab-user.ts';
import type { MessageDeps } from './message-deps.ts';
import { readMessageRequest } from './read-message-request.ts';

type Handle = Route<MessageDeps>['handle'];

/** `POST /labrador/api/messages/preview`: what a monitor would tell, to whom; nothing is sent. */
const preview: Handle =
  ({ notifier, clock }) =>
  async (request, response) => {
    const { monitor, transition } = readMessageRequest(request.body, clock.now());
    response.set('Cache-Control', 'no-store').json(await notifier.preview(monitor, transition));
  };

/** `POST /labrador/api/messages/test`: sends what a monitor would tell, marked as a test. It is in the Mailbox when it is answered. */
const sendTest: Handle =
  ({ notifier, clock }) =>
  async (request, response) => {
    const { monitor, transition } = readMessageRequest(request.body, clock.now());
    await notifier.sendTest(monitor, transition, labUser.name);
    response.status(202).json({ transitionId: transition.id });
  };

/** Messages of a monitor that somebody writes; types in lib/api-types/mailbox.ts. */
export const messageRoutes: readonly Route<MessageDeps>[] = [
  { method: 'post', path: '/labrador/api/messages/preview', keys: 'api+app', handle: preview },
  { method: 'post', path: '/labrador/api/messages/test', keys: 'api+app', handle: sendTest },
];
