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
    case 'picture': {
      const image = <img src={each.src} alt={each.alt} style={{ maxWidth: '100%' }} />;
      return each.href === undefined ? (
        image
      ) : (
        <a href={each.href} {...outside(each.href)}>
          {image}
        </a>
      );
    }
    case 'link': {
      return (
        <a href={each.href} {...outside(each.href)}>
          <InlineText inner={each.inner} />
        </a>
      );
    }
  }
}

function outside(href: string) {
  return /^[/#]/.test(href) ? {} : { target: '_blank', rel: 'noopener noreferrer' };
}
