/** From the process that draws, for each picture that it gets: its PNG, or what went wrong. */
export type FromDrawer =
  | { readonly kind: 'drawn'; readonly png: Uint8Array }
  | { readonly kind: 'failed'; readonly stack: string };
