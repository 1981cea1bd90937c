import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import classes from './RowLink.module.css';

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> };

/** The link that opens a row; its target is the whole row of the table. */
export const RowLink = createLink(({ ref, ...props }: Props) => <a ref={ref} {...props} className={classes.link} />);

/** A link in running text or in a cell beside the row's own. */
export const TextLink = createLink(({ ref, ...props }: Props) => <a ref={ref} {...props} className={classes.text} />);
