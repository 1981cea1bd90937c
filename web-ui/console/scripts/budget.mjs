// Adds up the gzip size of the JavaScript that the first page load fetches: the entry and all it imports statically.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 250;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);

function reach(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) reach(next, seen);
  return seen;
}

let total = 0;
for (const key of reach(entry)) {
  const kilobytes = gzipSync(readFileSync(new URL(manifest[key].file, dist))).length / 1000;
  total += kilobytes;
  console.log(`${kilobytes.toFixed(1).padStart(8)} kB  ${manifest[key].file}`);
}
console.log(`${total.toFixed(1).padStart(8)} kB  first load, gzip (limit ${LIMIT_KB} kB)`);
if (total > LIMIT_KB) {
  console.error('The first load is over its budget: make a page or a library lazy.');
  process.exit(1);
}
