import { Fragment, useMemo } from 'react';
import type { Block } from './block.ts';
import { InlineText } from './inline-text.tsx';
import classes from './markdown.module.css';
import { parseMarkdown } from './parse-markdown.ts';

/** A text in Markdown. */
export function Markdown({ text }: { readonly text: string }) {
  const blocks = useMemo(() => parseMarkdown(text), [text]);
  return (
    <div className={classes.markdown}>
      {blocks.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no other name than their place
        <BlockText key={at} block={block} />
      ))}
    </div>
  );
}

function BlockText({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return (
        // A note is below the title of its page.
        // biome-ignore lint/a11y/useSemanticElements: its level depends on the text
        <div
          role="heading"
          aria-level={Math.min(block.level + 2, 6)}
          className={classes.heading}
          data-level={block.level}
        >
          <InlineText inner={block.inner} />
        </div>
      );
    case 'paragraph':
    case 'quote': {
      const lines = block.lines.map((inner, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
        <Fragment key={at}>
          {at > 0 && <br />}
          <InlineText inner={inner} />
        </Fragment>
      ));
      return block.kind === 'quote' ? <blockquote>{lines}</blockquote> : <p>{lines}</p>;
    }
    case 'list': {
      const items = block.items.map(({ depth, inner }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no other name than their place
        <li key={at} style={{ marginLeft: `${depth * 1.3}em` }}>
          <InlineText inner={inner} />
        </li>
      ));
      return block.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'code':
      return <pre>{block.text}</pre>;
    case 'rule':
      return <hr />;
    case 'table':
      return (
        <table>
          <thead>
            <tr>
              {block.head.map((inner, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name than their place
                <th key={at}>
                  <InlineText inner={inner} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name than their place
              <tr key={at}>
                {row.map((inner, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name than their place
                  <td key={place}>
                    <InlineText inner={inner} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
  }
}
