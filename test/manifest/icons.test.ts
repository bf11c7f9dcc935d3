import { resolve } from "node:path";
import { decode } from "fast-png";
import { expect, test } from "vitest";
import { colorIcon, outlineIcon } from "#manifest/icons.ts";
import { BRAND_COLOR, faviconSvg, markHalves } from "#manifest/mark.ts";
import { polygonOf, signedDistance } from "#manifest/roundedShape.ts";

const pixelOf = ({ data, width }: ReturnType<typeof decode>, x: number, y: number) => [
  ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
];

test("the colour icon is a full square of our colour with the mark in its middle half", () => {
  const icon = decode(colorIcon());
  const brand = [0x5b, 0x5f, 0xc7, 255];
  expect([icon.width, icon.height]).toEqual([192, 192]);
  expect(BRAND_COLOR).toBe("#5B5FC7");
  for (let place = 0; place < 192; place++) {
    for (const edge of [0, 47, 144, 191]) {
      expect(pixelOf(icon, place, edge)).toEqual(brand);
      expect(pixelOf(icon, edge, place)).toEqual(brand);
    }
  }
  expect(pixelOf(icon, 60, 96)).toEqual([255, 255, 255, 255]);
  expect(pixelOf(icon, 130, 96)).toEqual([0xc5, 0xca, 0xfa, 255]);
});

test("the outline icon is white and clear, and reaches all four edges", () => {
  const icon = decode(outlineIcon());
  expect([icon.width, icon.height]).toEqual([32, 32]);
  const alphaAt = (x: number, y: number) => pixelOf(icon, x, y)[3];
  const places = Array.from({ length: 32 }, (_, place) => place);
  for (const x of places)
    for (const y of places) expect(pixelOf(icon, x, y).slice(0, 3)).toEqual([255, 255, 255]);
  for (const edge of [0, 31]) {
    expect(places.some((place) => alphaAt(edge, place) === 255)).toBe(true);
    expect(places.some((place) => alphaAt(place, edge) === 255)).toBe(true);
  }
  expect(alphaAt(0, 0)).toBe(0);
});

test("the two halves are one shape, turned half round, and never touch", () => {
  const [left, right] = markHalves(8).map(polygonOf);
  const gapAt = (x: number, y: number) =>
    Math.min(signedDistance(left!, { x, y }), signedDistance(right!, { x, y }));
  for (const { x, y } of left!) {
    expect(Math.abs(signedDistance(right!, { x: 96 - x, y: 96 - y }))).toBeCloseTo(0);
    expect(signedDistance(right!, { x, y })).toBeGreaterThan(7.9);
  }
  expect(gapAt(48, 48)).toBeCloseTo(4);
  expect(gapAt(60, 20)).toBeCloseTo(4);
});

test("a distance to a shape is negative inside, zero on its edge and positive outside, its round corners cut off", () => {
  const square = polygonOf([
    { x: 0, y: 0, radius: 2 },
    { x: 10, y: 0, radius: 2 },
    { x: 10, y: 10, radius: 2 },
    { x: 0, y: 10, radius: 2 },
  ]);
  expect(signedDistance(square, { x: 5, y: 5 })).toBeCloseTo(-5);
  expect(signedDistance(square, { x: 10, y: 5 })).toBeCloseTo(0);
  expect(signedDistance(square, { x: 13, y: 5 })).toBeCloseTo(3);
  expect(signedDistance(square, { x: 0, y: 0 })).toBeCloseTo(2 * Math.SQRT2 - 2, 2);
});

test("the tab's favicon is this mark: run vitest with --update after changing it", async () => {
  await expect(faviconSvg()).toMatchFileSnapshot(resolve("tab/public/favicon.svg"));
});
