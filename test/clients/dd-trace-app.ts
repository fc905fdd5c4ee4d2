/**
 * An application that measures itself with dd-trace's own metrics client, started by the tests beside it with `DD_`
 * variables that point to the backend. Says `sent` and lives until its standard input ends.
 * Usage: dd-trace-app.ts plain | distribution | idle
 */
import tracer from 'dd-trace';

tracer.init();
const { dogstatsd } = tracer;

const calls: Readonly<Record<string, () => void>> = {
  plain: () => {
    dogstatsd.increment('dd.count');
    dogstatsd.increment('dd.count', 4);
    dogstatsd.decrement('dd.count', 2);
    dogstatsd.decrement('dd.down');
    dogstatsd.increment('dd.tagged', 3, { a: '1', b: 'two' });
    dogstatsd.increment('dd.tagged', 5, { a: '2' });
    dogstatsd.gauge('dd.gauge', 1);
    dogstatsd.gauge('dd.gauge', 2.5);
    dogstatsd.gauge('dd.gauge.tagged', -7, { a: '1' });
    for (let value = 1; value <= 101; value++) dogstatsd.histogram('dd.histogram', value, { a: '1' });
  },
  distribution: () => {
    for (let i = 0; i < 101; i++) dogstatsd.distribution('dd.distribution', ((i * 37) % 101) + 0.5, { a: '1' });
  },
  idle: () => undefined,
};

calls[process.argv[2] ?? '']?.();
dogstatsd.flush();
process.stdout.write('sent\n');
process.stdin.resume().on('end', () => process.exit(0));
