import net from 'node:net';

/** So many requests wait for an answer at any time, each on a connection of its own. */
const connections = 16;

const headEnd = Buffer.from('\r\n\r\n');

/**
 * Asks for a page again and again, with little work of its own: answers are counted, not read.
 * @returns answers a second
 * @throws when an answer is not a 200 with its length
 */
export async function askRepeatedly(url: string, durationMs: number): Promise<number> {
  const { hostname, port, pathname, host } = new URL(url);
  const request = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
  const startMs = performance.now();
  const counts = Array.from({ length: connections }, () => {
    const socket = net.connect(Number(port), hostname).setNoDelay(true);
    return askOn(socket, request, () => performance.now() - startMs < durationMs);
  });
  const answers = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  return answers / ((performance.now() - startMs) / 1000);
}

/** One after another on one connection, for as long as it goes on. @returns how many were answered */
function askOn(socket: net.Socket, request: string, goesOn: () => boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    let answers = 0;
    /** Bytes of the answer that are to come; undefined: its head is. */
    let rest: number | undefined;
    socket.on('error', reject);
    socket.on('connect', () => socket.write(request));
    socket.on('data', (chunk) => {
      try {
        rest = (rest ?? lengthOf(chunk)) - chunk.length;
      } catch (error) {
        socket.destroy();
        reject(error);
        return;
      }
      if (rest > 0) return;
      rest = undefined;
      answers++;
      if (goesOn()) {
        socket.write(request);
      } else {
        socket.destroy();
        resolve(answers);
      }
    });
  });
}

/** Bytes of the whole answer that begins with this: a server sends its head in one piece. */
function lengthOf(first: Buffer): number {
  const end = first.indexOf(headEnd);
  const head = first.toString('latin1', 0, Math.max(0, end));
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(head) ?? [];
  if (!head.startsWith('HTTP/1.1 200') || length === undefined) {
    throw new Error(`Cannot measure: the answer began with ${JSON.stringify(first.toString('latin1', 0, 100))}`);
  }
  return end + headEnd.length + Number(length);
}
