/** As many timers as there are checks, with nothing to do: what the platform itself is late. Answers on disconnect. */
const count = Number(process.argv[2]);
const latenessMs: number[] = [];

for (let timer = 0; timer < count; timer++) {
  arm(performance.now() + 500 + (timer * 1000) / count);
}
process.on('message', () => process.send?.(latenessMs));
process.on('disconnect', () => process.exit());
process.send?.('ready');

function arm(dueMs: number): void {
  setTimeout(
    () => {
      latenessMs.push(performance.now() - dueMs);
      arm(dueMs + 1000);
    },
    Math.max(0, dueMs - performance.now()),
  );
}
