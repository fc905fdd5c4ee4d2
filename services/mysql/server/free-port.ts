import net, { type AddressInfo } from 'node:net';

/** The wanted port where it is free, else one that is; 0 wants any. */
export async function freePort(host: string, wanted: number): Promise<number> {
  return (await tryListen(host, wanted)) ?? (await tryListen(host, 0)) ?? wanted;
}

/** Listens and lets go again. @returns the port; undefined when it cannot be had */
function tryListen(host: string, port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = net.createServer().once('error', () => resolve(undefined));
    server.listen({ host, port, exclusive: true }, () => {
      const { port: taken } = server.address() as AddressInfo;
      server.close(() => resolve(taken));
    });
  });
}
