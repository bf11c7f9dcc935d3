import { type DecodedPng, decode } from "fast-png";
import type { Files } from "./files.ts";
import type { Finding } from "./finding.ts";
import { COLOR_SIDE, OUTLINE_SIDE } from "./icons.ts";
import type { Cure } from "./rules.ts";
import type { TeamsManifest } from "./teams.ts";

type Pixel = [red: number, green: number, blue: number, alpha: number];

/** A wrong icon is what the upload refuses most often; the schema does not open the files. */
export function iconFindings(files: Files, { icons }: TeamsManifest): Finding[] {
  return [
    ...findingsOf(icons.color, files[icons.color], COLOR_SIDE, colorCure),
    ...findingsOf(icons.outline, files[icons.outline], OUTLINE_SIDE, outlineCure),
  ];
}

function findingsOf(
  at: string,
  file: Uint8Array | undefined,
  side: number,
  pixelCure: (pixels: Pixel[]) => Cure,
): Finding[] {
  if (!file) return [];
  const image = decodeOrNull(file);
  if (!image) return [{ at, actual: "", cure: "save it as a PNG; this file cannot be read as one" }];
  const { width, height, channels, depth } = image;
  if (width !== side || height !== side)
    return [{ at, actual: `${width} × ${height}`, cure: `draw it ${side} × ${side} pixels` }];
  if (channels !== 4 || depth !== 8)
    return [
      {
        at,
        actual: `${channels} channels of ${depth} bits`,
        cure: "save it with red, green, blue and alpha of 8 bits",
      },
    ];
  const cure = pixelCure(pixelsOf(image));
  return cure ? [{ at, actual: "", cure }] : [];
}

const colorCure = (pixels: Pixel[]): Cure =>
  pixels.every(([, , , alpha]) => alpha === 255)
    ? null
    : "fill the whole square; the host rounds the corners itself";

function outlineCure(pixels: Pixel[]): Cure {
  const isWhite = pixels.every(
    ([red, green, blue, alpha]) => alpha === 0 || (red === 255 && green === 255 && blue === 255),
  );
  if (!isWhite) return "draw it in pure white; the host colours it itself";
  const hasBoth =
    pixels.some(([, , , alpha]) => alpha === 255) && pixels.some(([, , , alpha]) => alpha === 0);
  return hasBoth ? null : "draw white lines and leave the rest fully transparent";
}

function decodeOrNull(file: Uint8Array) {
  try {
    return decode(file);
  } catch {
    return null;
  }
}

const pixelsOf = ({ data, width, height }: DecodedPng) =>
  Array.from({ length: width * height }, (_, index) => [...data.subarray(index * 4, index * 4 + 4)] as Pixel);
