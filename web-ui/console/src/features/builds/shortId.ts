/** The end of an id: ids are ordered by time, so their beginnings are alike. */
export const shortId = (id: string): string => id.slice(-6);
