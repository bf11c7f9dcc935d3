import type { Drawing, DrawnNode } from "./drawing.ts";

const steps = { ArrowUp: -1, ArrowDown: 1 } as const;

/**
 * Where a key leads from a node: up and down its column, left and right along a line to the nearest team it leads to.
 * Null where there is nothing, or where the key is none of ours.
 */
export function moveFrom({ columns, gaps }: Drawing, key: string, pressed: string): string | null {
  const index = columns.findIndex(({ nodes }) => nodes.some((node) => node.key === key));
  const nodes = columns[index]?.nodes ?? [];
  const place = nodes.findIndex((node) => node.key === key);
  const here = nodes[place];
  if (!here) return null;
  switch (pressed) {
    case "ArrowUp":
    case "ArrowDown":
      return nodes[place + steps[pressed]]?.key ?? null;
    case "ArrowLeft":
      return nearest(
        here,
        (gaps[index - 1] ?? []).filter(({ customer }) => customer === here).map(({ supplier }) => supplier),
      );
    case "ArrowRight":
      return nearest(
        here,
        (gaps[index] ?? []).filter(({ supplier }) => supplier === here).map(({ customer }) => customer),
      );
    case "Home":
      return nodes[0]?.key ?? null;
    case "End":
      return nodes.at(-1)?.key ?? null;
    default:
      return null;
  }
}

function nearest(here: DrawnNode, candidates: DrawnNode[]) {
  const distance = ({ top }: DrawnNode) => Math.abs(top - here.top);
  return candidates.toSorted((one, other) => distance(one) - distance(other))[0]?.key ?? null;
}
