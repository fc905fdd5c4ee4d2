/** Packets of 640 contexts, half counts and half gauges with three tags each. */
export function makePackets(metricsPerPacket: number): string[] {
  return Array.from({ length: 640 }, (_, packet) =>
    Array.from({ length: metricsPerPacket }, (_, metric) => {
      const id = (packet * metricsPerPacket + metric) % 640;
      return `app.requests.count:${id % 97}|${id % 2 ? 'c' : 'g'}|#env:prod,service:web,endpoint:${id}`;
    }).join('\n'),
  );
}
