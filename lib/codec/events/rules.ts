import { errors } from '../../http/errors.ts';
import { isJsonObject } from '../fields.ts';
import { demand } from './demand.ts';

/**
 * Says what a value of JSON must be.
 * @param path its place, for the message: `attributes.status`
 * @throws HttpError 400 naming the place
 */
export type Rule = (value: unknown, path: string) => void;

/** Text of at least one and at most so many characters. */
export function text(maxLength: number): Rule {
  return (value, path) => {
    demand(typeof value === 'string' && value !== '' ? value : undefined, path, value);
    if ((value as string).length > maxLength) throw errors.bad(`'${path}' may have ${maxLength} characters`);
  };
}

/** One of some words. */
export function word(...words: readonly string[]): Rule {
  return (value, path) =>
    void demand(
      words.find((each) => each === value),
      path,
      value,
    );
}

/** A list of at most so many things. */
export function list(item: Rule, maxLength: number): Rule {
  return (value, path) => {
    const items = demand(Array.isArray(value) ? (value as unknown[]) : undefined, path, value);
    if (items.length > maxLength) throw errors.bad(`'${path}' may have ${maxLength} entries`);
    items.forEach((each, index) => {
      item(each, `${path}[${index}]`);
    });
  };
}

/** An object of these fields and no others. */
export function object(fields: {
  readonly required: Readonly<Record<string, Rule>>;
  readonly optional?: Readonly<Record<string, Rule>>;
}): Rule {
  const rules = new Map(Object.entries({ ...fields.optional, ...fields.required }));
  return (value, path) => {
    const given = demand(isJsonObject(value) ? value : undefined, path, value);
    for (const field of Object.keys(fields.required)) {
      if (given[field] === undefined || given[field] === null) throw errors.parameterMissing(`${path}.${field}`);
    }
    for (const [field, each] of Object.entries(given)) {
      const rule = rules.get(field);
      if (!rule) throw errors.unexpectedProperty(`${path}.${field}`);
      if (each !== undefined && each !== null) rule(each, `${path}.${field}`);
    }
  };
}

const maxProperties = 100;
const maxDepth = 10;

/** An object of anything, of at most 100 properties each and 10 levels, as Datadog has it. */
export const freeObject: Rule = (value, path) => {
  demand(isJsonObject(value) ? value : undefined, path, value);
  assertShallow(value, path, maxDepth);
};

function assertShallow(value: unknown, path: string, levels: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (levels === 0) throw errors.bad(`'${path}' may have ${maxDepth} levels`);
  const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  if (!Array.isArray(value) && parts.length > maxProperties) {
    throw errors.bad(`'${path}' may have ${maxProperties} properties an object`);
  }
  for (const part of parts) assertShallow(part, path, levels - 1);
}
