import { DeliveryError } from './delivery-error.ts';
import type { WebhookRequest } from './webhook-request.ts';

/** For one request, in milliseconds. */
const timeMs = 15_000;

/**
 * Posts to a webhook.
 * @param deliveryId the same for each attempt, so that who receives it twice can tell
 * @throws DeliveryError: final when it was refused in a way that another attempt changes nothing of
 */
export async function postWebhook(url: string, request: WebhookRequest, deliveryId: string): Promise<void> {
  const response = await send(url, request, deliveryId);
  await response.body?.cancel();
  if (response.ok) return;
  // A request that is too early or one of too many may be right the next time.
  const isFinal = response.status >= 300 && response.status < 500 && ![408, 425, 429].includes(response.status);
  throw new DeliveryError(`the webhook answered ${response.status}`, { isFinal });
}

async function send(url: string, { headers, body }: WebhookRequest, deliveryId: string): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...headers, 'X-Labrador-Delivery': deliveryId },
      body,
      signal: AbortSignal.timeout(timeMs),
    });
  } catch (error) {
    const { cause, message } = error as Error;
    const reason = cause instanceof Error && cause.message ? cause.message : message;
    throw new DeliveryError(`cannot reach the webhook: ${reason}`, { cause: error, isFinal: false });
  }
}
