/** A stretch of text in a line of Markdown. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'strike'; readonly inner: readonly Inline[] }
  /** A picture of the lab itself, by its path, and where a click on it leads. */
  | { readonly kind: 'picture'; readonly src: string; readonly alt: string; readonly href?: string }
  | { readonly kind: 'link'; readonly href: string; readonly inner: readonly Inline[] };
