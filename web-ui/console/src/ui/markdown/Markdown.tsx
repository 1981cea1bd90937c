import classes from './Markdown.module.css';
import { type Block, parseBlocks, parseSpans, type Span } from './parse';

/** A text that a user wrote in Markdown, as elements; its headings begin below those of the page. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={classes.text}>
      {keyed(parseBlocks(text)).map(([key, block]) => (
        <BlockView key={key} block={block} />
      ))}
    </div>
  );
}

const keyed = <T,>(parts: T[]): [string, T][] => parts.map((part, index) => [`${index}`, part]);

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? <h3 className={classes.first}>{block.text}</h3> : <h4>{block.text}</h4>;
    case 'paragraph':
      return (
        <p>
          <Spans text={block.text} />
        </p>
      );
    case 'code':
      return <pre>{block.text}</pre>;
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {keyed(block.items).map(([key, item]) => (
            <li key={key}>
              <Spans text={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'table':
      return <TableView head={block.head} rows={block.rows} />;
  }
}

function TableView({ head, rows }: { head: string[]; rows: string[][] }) {
  return (
    <table>
      <thead>
        <tr>
          {keyed(head).map(([key, cell]) => (
            <th key={key}>{cell}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {keyed(rows).map(([row, cells]) => (
          <tr key={row}>
            {keyed(cells).map(([key, cell]) => (
              <td key={key}>
                <Spans text={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Spans({ text }: { text: string }) {
  return keyed(parseSpans(text)).map(([key, span]) => <SpanView key={key} span={span} />);
}

function SpanView({ span }: { span: Span }) {
  switch (span.kind) {
    case 'text':
      return span.text;
    case 'code':
      return <code>{span.text}</code>;
    case 'strong':
      return <strong>{span.text}</strong>;
    case 'emphasis':
      return <em>{span.text}</em>;
    case 'link':
      return (
        <a href={span.href} rel="noreferrer noopener" target="_blank">
          {span.text}
        </a>
      );
  }
}
