/** A part of an address as it was before it was written there; as it is where it is no such text. */
export function decodedPart(part: string | undefined): string {
  try {
    return decodeURIComponent(part ?? '');
  } catch {
    return part ?? '';
  }
}
