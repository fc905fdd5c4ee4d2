import type { Visit, VisitContext } from './visit.ts';

const meanSlowMs = 400;
const longestSlowMs = 2000;

/** The mix of visits to the starter application. */
export const apmAppVisits: readonly [Visit, ...Visit[]] = [
  page(10, '/'),
  page(8, '/api/apm'),
  page(8, '/api/trace'),
  page(10, '/api/employees'),
  { weight: 3, act: (context) => ask(context, `/api/slow?ms=${slowMs(context)}`) },
  page(1.5, '/api/error'),
  page(0.5, '/api/nothing-here'),
];

function page(weight: number, address: string): Visit {
  return { weight, act: (context) => ask(context, address) };
}

async function ask({ visitor, base }: VisitContext, address: string): Promise<void> {
  await visitor.ask('apm-app', 'GET', new URL(address, base));
}

function slowMs({ chance }: VisitContext): number {
  return Math.round(Math.min(longestSlowMs, chance.exponential(meanSlowMs)));
}
