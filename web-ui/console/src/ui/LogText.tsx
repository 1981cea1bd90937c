import { useEffect, useRef } from 'react';
import classes from './LogText.module.css';
import { usePreferences } from './preferences';
import { clock } from './time';

export type LogRow = { text: string; at?: string; error?: boolean };

/** Lines of a log, newest at the end; it stays at the end unless the reader has scrolled up. */
export function LogText({ lines }: { lines: LogRow[] }) {
  const { utc } = usePreferences();
  const frame = useRef<HTMLElement>(null);
  const atEnd = useRef(true);

  // biome-ignore lint/correctness/useExhaustiveDependencies: new lines move the end
  useEffect(() => {
    if (frame.current && atEnd.current) frame.current.scrollTop = frame.current.scrollHeight;
  }, [lines]);

  return (
    <section
      ref={frame}
      className={classes.log}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label="Log"
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        atEnd.current = scrollTop + clientHeight >= scrollHeight - 8;
      }}
    >
      <pre>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a log have no other name than their place
          <span key={index} className={classes.line} data-error={line.error || undefined}>
            {line.at && <time dateTime={line.at}>{clock(line.at, utc)}</time>}
            {line.text}
            {'\n'}
          </span>
        ))}
      </pre>
    </section>
  );
}
