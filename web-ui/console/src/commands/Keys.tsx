import classes from './Keys.module.css';

const MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A shortcut as key caps. */
export function Keys({ shortcut }: { shortcut: string }) {
  const keys = shortcut.replace('mod+', MAC ? '⌘ ' : 'Ctrl ').split(' ');
  return (
    <span className={classes.keys}>
      {keys.map((key) => (
        <kbd key={key}>{key.length === 1 ? key.toUpperCase() : key}</kbd>
      ))}
    </span>
  );
}
