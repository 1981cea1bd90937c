import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './FilterBar.module.css';

type Props = { value: string; onChange: (value: string) => void; placeholder: string; children?: ReactNode };

/** The search field of a list (`/` goes there) and the filters beside it. */
export function FilterBar({ value, onChange, placeholder, children }: Props) {
  return (
    <div className={`${classes.bar} no-print`}>
      <TextInput
        className={classes.search}
        data-search
        aria-label={placeholder}
        placeholder={placeholder}
        leftSection={<IconSearch size={14} />}
        rightSection={
          value ? <CloseButton size="xs" aria-label="Clear search" onClick={() => onChange('')} /> : <kbd>/</kbd>
        }
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && (value ? onChange('') : event.currentTarget.blur())}
      />
      {children}
    </div>
  );
}
