import { errors } from '../../../../lib/http/errors.ts';

/** Has the store keep something of a host. @throws HttpError 400 when there is no room, as the store says (RangeError) */
export async function refuseTooMuch<Result>(kept: Promise<Result>): Promise<Result> {
  try {
    return await kept;
  } catch (error) {
    if (error instanceof RangeError) throw errors.bad(error.message, { cause: error });
    throw error;
  }
}
