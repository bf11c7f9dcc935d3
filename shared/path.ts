/** The names of the fields that travel in the path. */
export function pathFields(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
}
