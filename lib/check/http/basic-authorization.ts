/**
 * The header `Authorization` of basic authentication, by an instance's keys or else by what its address holds.
 * @param address of the server, as it was written
 * @returns undefined when neither names a user
 */
export function basicAuthorization(
  instance: { readonly username?: string | undefined; readonly password?: string | undefined },
  address: string,
): string | undefined {
  const { username, password } = instance;
  const url = new URL(address);
  const user = username ?? decodeURIComponent(url.username);
  if (user === '') return undefined;
  const secret = username === undefined ? decodeURIComponent(url.password) : (password ?? '');
  return `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
}
