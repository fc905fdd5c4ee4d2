import { errors } from '../../http/errors.ts';

/** The refusal of a payload whose columns do not fit together: nothing after that place can be told. */
export function malformed(what: string): Error {
  return errors.bad(`Invalid metrics payload: ${what}`);
}
