/** A mail that is ready to be written. */
export interface Mail {
  /** Unique; in angle brackets. */
  readonly messageId: string;
  /** What it continues, so that readers show them together. */
  readonly thread?: string;
  /** `Labrador <labrador@localhost>` */
  readonly from: string;
  /** An address, or a handle, which has none. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Unix milliseconds. */
  readonly atMs: number;
  /** PNG. */
  readonly graph?: { readonly png: Buffer; readonly cid: string };
}

/** The bytes of a mail (RFC 5322): text, HTML and the graph in it. */
export async function composeMail(mail: Mail): Promise<Buffer> {
  // Loaded with the first mail.
  const { createTransport } = await import('nodemailer');
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { graph, thread } = mail;
  const { message } = await composer.sendMail({
    messageId: mail.messageId,
    ...(thread !== undefined && { inReplyTo: thread, references: thread }),
    from: mail.from,
    to: mail.to.startsWith('@') ? { name: mail.to, address: `${localPart(mail.to)}@handle.invalid` } : mail.to,
    subject: mail.subject,
    date: new Date(mail.atMs),
    text: mail.text,
    html: mail.html,
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: graph
      ? [
          {
            filename: 'graph.png',
            content: graph.png,
            cid: graph.cid,
            contentType: 'image/png',
            contentDisposition: 'inline',
          },
        ]
      : [],
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return message as Buffer;
}

function localPart(handle: string): string {
  return handle
    .slice(1)
    .replace(/[^\w.+-]/g, '_')
    .slice(0, 60);
}
