import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { copy } from './copy';
import classes from './Digest.module.css';
import { shortDigest } from './format';

type Props = { value: string; what?: string };

/** A digest or id in monospace, shortened in the middle; a click copies the whole. */
export function Digest({ value, what = 'Digest' }: Props) {
  return (
    <Tooltip label={value} multiline maw={360} style={{ wordBreak: 'break-all' }}>
      <UnstyledButton className={classes.digest} onClick={() => copy(value, what)}>
        {shortDigest(value)}
        <VisuallyHidden>, copy</VisuallyHidden>
      </UnstyledButton>
    </Tooltip>
  );
}
