import type { Inline } from './inline.ts';

/** A line of Markdown. Links out of the console open beside it and learn nothing of it. */
export function InlineText({ inner }: { readonly inner: readonly Inline[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no other name than their place
  return inner.map((each, at) => <Stretch key={at} each={each} />);
}

function Stretch({ each }: { readonly each: Inline }) {
  switch (each.kind) {
    case 'text':
      return each.text;
    case 'code':
      return <code>{each.text}</code>;
    case 'strong':
      return (
        <strong>
          <InlineText inner={each.inner} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <InlineText inner={each.inner} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <InlineText inner={each.inner} />
        </s>
      );
    case 'link': {
      const isOut = !/^[/#]/.test(each.href);
      return (
        <a href={each.href} {...(isOut && { target: '_blank', rel: 'noopener noreferrer' })}>
          <InlineText inner={each.inner} />
        </a>
      );
    }
  }
}
