import { encode } from "fast-png";
import { BRAND_COLOR, HALF_COLORS, MARK_SIDE, markHalves, TILE_MARGIN, tileCorners } from "./mark.ts";
import { type Point, polygonOf, signedDistance } from "./roundedShape.ts";

export const COLOR_SIDE = 192;
export const OUTLINE_SIDE = 32;

const OUTLINE_STROKE = 2;
/** Two of the outline's pixels, so that the edges of the gap fall on whole pixels. */
const OUTLINE_GAP = 6;

type Color = readonly [red: number, green: number, blue: number];
type Pixel = readonly [...Color, alpha: number];

/** The colour icon: the mark, 96 pixels wide, on a solid square. */
export function colorIcon() {
  const margin = (COLOR_SIDE - MARK_SIDE) / 2;
  const halves = markHalves().map(polygonOf);
  const colors = HALF_COLORS.map(colorOf);
  return draw(COLOR_SIDE, (x, y) => {
    const at = { x: x - margin, y: y - margin };
    const shares = halves.map((half) => coverage(signedDistance(half, at)));
    return [
      ...shares.reduce((below, share, half) => blend(below, colors[half]!, share), colorOf(BRAND_COLOR)),
      255,
    ];
  });
}

/** The outline icon: the mark in white up to the edges, one half full, one in outline; the rest is transparent. */
export function outlineIcon() {
  const unitsPerPixel = MARK_SIDE / OUTLINE_SIDE;
  const [full, hollow] = markHalves(OUTLINE_GAP).map(polygonOf);
  return draw(OUTLINE_SIDE, (x, y) => {
    const at = { x: x * unitsPerPixel, y: y * unitsPerPixel };
    const toFull = signedDistance(full!, at) / unitsPerPixel;
    const toHollow = signedDistance(hollow!, at) / unitsPerPixel;
    const toStroke = Math.abs(toHollow + OUTLINE_STROKE / 2) - OUTLINE_STROKE / 2;
    return [255, 255, 255, Math.round(255 * coverage(Math.min(toFull, toStroke)))];
  });
}

/** The mark on its rounded tile, as large as asked: what the extension shows in the browser's bar. */
export function tileIcon(side: number) {
  const unitsPerPixel = (MARK_SIDE + 2 * TILE_MARGIN) / side;
  const tile = polygonOf(tileCorners());
  const halves = markHalves().map(polygonOf);
  const colors = HALF_COLORS.map(colorOf);
  return draw(side, (x, y) => {
    const at = { x: x * unitsPerPixel - TILE_MARGIN, y: y * unitsPerPixel - TILE_MARGIN };
    const shareOf = (shape: Point[]) => coverage(signedDistance(shape, at) / unitsPerPixel);
    const color = halves.reduce(
      (below, half, index) => blend(below, colors[index]!, shareOf(half)),
      colorOf(BRAND_COLOR),
    );
    return [...color, Math.round(255 * shareOf(tile))];
  });
}

function draw(side: number, pixelAt: (x: number, y: number) => Pixel) {
  const data = new Uint8Array(side * side * 4);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) data.set(pixelAt(x + 0.5, y + 0.5), (y * side + x) * 4);
  }
  return encode({ width: side, height: side, data, channels: 4, depth: 8 });
}

/** How much of a pixel is covered by a shape whose edge is this far from the pixel's centre. */
const coverage = (distance: number) => Math.min(1, Math.max(0, 0.5 - distance));

const blend = ([red, green, blue]: Color, above: Color, share: number): Color => [
  Math.round(red + (above[0] - red) * share),
  Math.round(green + (above[1] - green) * share),
  Math.round(blue + (above[2] - blue) * share),
];

function colorOf(hex: string): Color {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
