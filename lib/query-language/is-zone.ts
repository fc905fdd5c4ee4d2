/** Whether there is a time zone of this name: `Europe/Paris`, `UTC`, capitals or not. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
