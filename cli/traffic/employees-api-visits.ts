import type { Visit, VisitContext } from './visit.ts';
import type { Answer, Sending } from './visitor.ts';

const path = '/api/employees';
const sorts = ['name', '-name', 'email', 'created_at', '-created_at'] as const;
const searches = ['a', 'hopper', 'example.com', 'ada', 'nobody-of-this-name'] as const;
/** An id that none has. */
const noId = 2_000_000_000;

/** The mix of visits to the API of employees. */
export const employeesApiVisits: readonly [Visit, ...Visit[]] = [
  { weight: 10, act: (context) => list(context, `?page=${1 + Math.floor(context.chance.share() * 3)}`) },
  { weight: 3, act: (context) => list(context, `?sort=${context.chance.pick(sorts)}&per_page=50`) },
  { weight: 3, act: (context) => list(context, `?q=${context.chance.pick(searches)}`) },
  { weight: 8, act: read },
  { weight: 4, act: create },
  { weight: 2, act: change },
  { weight: 1, act: replace },
  { weight: 3, act: remove },
  { weight: 1, act: async (context) => void (await ask(context, 'GET', `${path}/${noId}`)) },
  { weight: 1, act: createWrong },
  { weight: 0.5, act: createTwice },
];

function ask({ visitor, base }: VisitContext, method: string, address: string, sending?: Sending) {
  return visitor.ask('employees', method, new URL(address, base), sending);
}

async function list(context: VisitContext, query: string): Promise<void> {
  const answer = await ask(context, 'GET', `${path}${query}`);
  for (const id of idsIn(answer)) context.staff.seen(id);
}

async function read(context: VisitContext): Promise<void> {
  const id = context.staff.anybody();
  if (id === undefined) return list(context, '');
  const answer = await ask(context, 'GET', `${path}/${id}`);
  if (answer?.status === 404) context.staff.gone(id);
}

async function create(context: VisitContext): Promise<void> {
  if (context.staff.isFull) return remove(context);
  const answer = await ask(context, 'POST', path, { json: context.staff.person() });
  for (const id of idsIn(answer)) context.staff.made(id);
}

async function change(context: VisitContext): Promise<void> {
  const id = context.staff.own();
  if (id === undefined) return create(context);
  await ask(context, 'PATCH', `${path}/${id}`, { json: { phone: context.staff.person().phone } });
}

async function replace(context: VisitContext): Promise<void> {
  const id = context.staff.own();
  if (id === undefined) return create(context);
  await ask(context, 'PUT', `${path}/${id}`, { json: context.staff.person() });
}

async function remove(context: VisitContext): Promise<void> {
  const id = context.staff.own();
  if (id === undefined) return read(context);
  const answer = await ask(context, 'DELETE', `${path}/${id}`);
  if (answer) context.staff.gone(id);
}

/** A mistake of the visitor's. */
async function createWrong(context: VisitContext): Promise<void> {
  await ask(context, 'POST', path, { json: { ...context.staff.person(), email: 'no address' } });
}

/** Two with the same e-mail address. */
async function createTwice(context: VisitContext): Promise<void> {
  const id = context.staff.own();
  const known = id === undefined ? undefined : await ask(context, 'GET', `${path}/${id}`);
  const email = /"email":"([^"]+)"/.exec(known?.text ?? '')?.[1];
  if (email === undefined) return create(context);
  await ask(context, 'POST', path, { json: { ...context.staff.person(), email } });
}

/** Of one employee or a list. */
function idsIn(answer: Answer | undefined): number[] {
  if (!answer || answer.status >= 300) return [];
  return [...answer.text.matchAll(/"id":(\d+)/g)].map(([, id]) => Number(id));
}
