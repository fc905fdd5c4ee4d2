/** What stands in `ENC[…]` where that is the whole of a value; white space around it does not matter. */
export function secretHandle(text: string): string | undefined {
  return /^\s*ENC\[(.+)\]\s*$/.exec(text)?.[1];
}
