import assert from 'node:assert/strict';
import net, { type AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { systemClock } from '../../lib/clock/system-clock.ts';
import { greetingFault } from './greeting-fault.ts';

/** @returns what is wrong with a server that says this, and then no more */
async function faultOf(
  context: TestContext,
  onConnection: (socket: net.Socket) => void,
  patienceMs = 5000,
): Promise<string | undefined> {
  const server = net.createServer((socket) => {
    context.after(() => socket.destroy());
    socket.on('error', () => {});
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  const { port } = server.address() as AddressInfo;
  return greetingFault({ url: '', host: '127.0.0.1', port: String(port) }, { clock: systemClock, patienceMs });
}

/** Length, order and body. */
const packet = (...body: number[]): Buffer => Buffer.from([body.length, 0, 0, 0, ...body]);

test('a server that greets is well, also when its greeting comes in pieces', async (context) => {
  const greeting = packet(0x0a, ...Buffer.from('10.11.19-MariaDB\0'));
  assert.equal(await faultOf(context, (socket) => socket.write(greeting)), undefined);
  const inPieces = (socket: net.Socket): void => {
    socket.write(greeting.subarray(0, 4));
    setTimeout(() => socket.write(greeting.subarray(4)), 20);
  };
  assert.equal(await faultOf(context, inPieces), undefined);
});

test('one that takes the connection and says nothing, refuses, hangs up or speaks otherwise is not', async (context) => {
  assert.equal(await faultOf(context, () => {}, 50), 'no greeting within 50 ms: the server hangs');
  const refusal = packet(0xff, 0x10, 0x04, ...Buffer.from('Too many connections'));
  assert.equal(
    await faultOf(context, (socket) => socket.write(refusal)),
    'it refuses connections: Too many connections',
  );
  assert.match((await faultOf(context, (socket) => socket.end())) ?? '', /without a greeting/);
  assert.match((await faultOf(context, (socket) => socket.write('HTTP/1.1 400\r\n'))) ?? '', /no MySQL server/);
});
