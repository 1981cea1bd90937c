import classes from './Aliases.module.css';

/** The aliases of a model with the version each one names. */
export function Aliases({ aliases }: { aliases?: Record<string, number> | null }) {
  const entries = Object.entries(aliases ?? {});
  if (entries.length === 0) return <>–</>;
  return (
    <span className={classes.aliases}>
      {entries.map(([alias, version]) => (
        <span key={alias} className={classes.alias}>
          @{alias} <b>{version}</b>
        </span>
      ))}
    </span>
  );
}
