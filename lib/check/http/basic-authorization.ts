import { unescape as unescapePercent } from 'node:querystring';

/**
 * The header `Authorization` of basic authentication, by an instance's keys or else by what its address holds.
 * @param address of the server, as it was written; a percent sign in it that escapes nothing stands for itself
 * @returns undefined when neither names a user
 */
export function basicAuthorization(
  instance: { readonly username?: string | undefined; readonly password?: string | undefined },
  address: string,
): string | undefined {
  const { username, password } = instance;
  const url = new URL(address);
  const user = username ?? unescapePercent(url.username);
  if (user === '') return undefined;
  const secret = username === undefined ? unescapePercent(url.password) : (password ?? '');
  return `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
}
