import { type Corner, pathOf } from "./roundedShape.ts";

/** The square the mark is drawn in; every length below is in its units. */
export const MARK_SIDE = 96;
export const MARK_GAP = 8;

export const BRAND_COLOR = "#5B5FC7";
/** The second half stands a little back, so that two parties are seen, not one shape. */
export const HALF_COLORS = ["#FFFFFF", "#C5CAFA"] as const;

const OUTER_RADIUS = 27;
const TIP_RADIUS = 5;
const STEP_RADIUS = 7;
const STEP = 12;

export const TILE_MARGIN = 24;
const TILE_RADIUS = 32;

/**
 * The mark is an indenture: one sheet cut along a step, so that only its two true counterparts fit together.
 * The second half is the first, turned half round.
 *
 * @example markHalves(6) // => [left, right], 6 units apart
 */
export function markHalves(gap = MARK_GAP): Corner[][] {
  const middle = MARK_SIDE / 2;
  const wide = middle + STEP - gap / 2;
  const narrow = middle - STEP - gap / 2;
  const left = [
    { x: 0, y: 0, radius: OUTER_RADIUS },
    { x: wide, y: 0, radius: TIP_RADIUS },
    { x: wide, y: middle - gap / 2, radius: STEP_RADIUS },
    { x: narrow, y: middle - gap / 2, radius: STEP_RADIUS },
    { x: narrow, y: MARK_SIDE, radius: TIP_RADIUS },
    { x: 0, y: MARK_SIDE, radius: OUTER_RADIUS },
  ];
  return [left, left.map(({ x, y, radius }) => ({ x: MARK_SIDE - x, y: MARK_SIDE - y, radius }))];
}

/** The tile around the mark, in the mark's units. */
export function tileCorners(): Corner[] {
  const [near, far] = [-TILE_MARGIN, MARK_SIDE + TILE_MARGIN];
  const corners = [
    { x: near, y: near },
    { x: far, y: near },
    { x: far, y: far },
    { x: near, y: far },
  ];
  return corners.map((corner) => ({ ...corner, radius: TILE_RADIUS }));
}

/** The mark on a tile of the brand's colour, as an SVG file: the tab's favicon. */
export function faviconSvg() {
  const side = MARK_SIDE + 2 * TILE_MARGIN;
  const view = `${-TILE_MARGIN} ${-TILE_MARGIN} ${side} ${side}`;
  const tile = `<rect x="${-TILE_MARGIN}" y="${-TILE_MARGIN}" width="${side}" height="${side}" rx="${TILE_RADIUS}" fill="${BRAND_COLOR}"/>`;
  const halves = markHalves().map(
    (half, index) => `<path fill="${HALF_COLORS[index]}" d="${pathOf(half)}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${view}">\n  ${[tile, ...halves].join("\n  ")}\n</svg>\n`;
}
