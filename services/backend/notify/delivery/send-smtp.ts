import { DeliveryError } from './delivery-error.ts';

/** In milliseconds: for the connection, for the greeting, and without a word from the server. */
const times = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Codes of SMTP for what a user can still set right: the server wants another password, or another way of sending. */
const mendable: readonly number[] = [530, 534, 535, 538];

/**
 * Sends the bytes of a mail.
 * @param url `smtp://user:password@host:25`
 * @throws DeliveryError: final when the server says that it will never take it
 */
export async function sendSmtp(
  url: string,
  mail: { readonly from: string; readonly to: string; readonly raw: Buffer },
): Promise<void> {
  // Loaded with the first mail.
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({ url, ...times });
  try {
    await transport.sendMail({ envelope: { from: addressIn(mail.from), to: mail.to }, raw: mail.raw });
  } catch (error) {
    const { message, responseCode } = error as Error & { readonly responseCode?: number };
    const isFinal = responseCode !== undefined && responseCode >= 500 && !mendable.includes(responseCode);
    throw new DeliveryError(message, { cause: error, isFinal });
  } finally {
    transport.close();
  }
}

function addressIn(from: string): string {
  return /<([^>]+)>/.exec(from)?.[1] ?? from;
}
