import type { Visit, VisitContext } from './visit.ts';
import type { Answer } from './visitor.ts';

const sorts = ['name', '-name', '-created_at'] as const;
const searches = ['Ada', 'Hopper', 'example.com', 'grace', 'nobody of this name'] as const;

/** The mix of visits to the pages of employees, with forms filled in as a person does: opened, sent, and led on. */
export const employeesPageVisits: readonly [Visit, ...Visit[]] = [
  { weight: 12, act: async (context) => list(context, '') },
  { weight: 4, act: async (context) => list(context, `?page=${1 + Math.floor(context.chance.share() * 3)}`) },
  { weight: 2, act: async (context) => list(context, `?sort=${context.chance.pick(sorts)}`) },
  { weight: 4, act: async (context) => list(context, `?q=${encodeURIComponent(context.chance.pick(searches))}`) },
  { weight: 8, act: showPerson },
  { weight: 3, act: add },
  { weight: 2, act: edit },
  { weight: 2, act: remove },
  { weight: 1, act: addWrong },
  { weight: 1, act: async (context) => void (await get(context, '/employees/no-such-page/at-all')) },
];

function get({ visitor, base }: VisitContext, address: string): Promise<Answer | undefined> {
  return visitor.ask('employees', 'GET', new URL(address, base));
}

async function list(context: VisitContext, query: string): Promise<void> {
  const answer = await get(context, `/employees${query}`);
  for (const [, id] of answer?.text.matchAll(/href="\/employees\/(\d+)"/g) ?? []) context.staff.seen(Number(id));
}

async function showPerson(context: VisitContext): Promise<void> {
  const id = context.staff.anybody();
  if (id === undefined) return list(context, '');
  const answer = await get(context, `/employees/${id}`);
  if (answer?.status === 404) context.staff.gone(id);
}

async function add(context: VisitContext): Promise<void> {
  if (context.staff.isFull) return remove(context);
  const person = context.staff.person();
  const after = await fillIn(context, '/employees/new', { ...person }, '/employees');
  // The list does not say which one is new; whoever looks for the address finds it.
  if (after) await findOwn(context, person.email);
}

/** Searches as a person who wants to see whether it is there. */
async function findOwn(context: VisitContext, email: string): Promise<void> {
  const answer = await get(context, `/employees?q=${encodeURIComponent(email)}`);
  const found = [...(answer?.text.matchAll(/href="\/employees\/(\d+)"/g) ?? [])].map(([, id]) => Number(id));
  const [id] = new Set(found);
  if (id !== undefined && answer?.text.includes(email)) context.staff.made(id);
}

async function edit(context: VisitContext): Promise<void> {
  const id = context.staff.own();
  if (id === undefined) return add(context);
  await fillIn(context, `/employees/${id}/edit`, { ...context.staff.person() }, `/employees/${id}`);
}

async function remove(context: VisitContext): Promise<void> {
  const id = context.staff.own();
  if (id === undefined) return showPerson(context);
  const page = `/employees/${id}/delete`;
  if (await fillIn(context, page, {}, page)) context.staff.gone(id);
}

/** A mistake of the visitor's: the form comes again and says what is wrong. */
async function addWrong(context: VisitContext): Promise<void> {
  await fillIn(context, '/employees/new', { ...context.staff.person(), name: ' ' }, '/employees');
}

/**
 * Opens a form, sends it with what the page put into it, and goes where that leads.
 * @returns the page there; undefined when the form was not taken
 */
async function fillIn(
  context: VisitContext,
  page: string,
  fields: Readonly<Record<string, string>>,
  action: string,
): Promise<Answer | undefined> {
  const opened = await get(context, page);
  if (opened?.status !== 200) return undefined;
  const hidden = Object.fromEntries(
    [...opened.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  ) as Record<string, string>;
  const { visitor, base } = context;
  const sent = await visitor.ask('employees', 'POST', new URL(action, base), { form: { ...hidden, ...fields } });
  return sent?.location === undefined ? undefined : get(context, sent.location);
}
