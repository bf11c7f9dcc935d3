import { encode } from "fast-png";
import { strToU8 } from "fflate";
import { expect, test } from "vitest";
import { fileFindings } from "#manifest/files.ts";
import { iconFindings } from "#manifest/iconCheck.ts";
import { manifestWith, rightFiles } from "./examples.ts";

const right = manifestWith({});
const clear = [255, 255, 255, 0];
const white = [255, 255, 255, 255];

/** A square picture, its lines in these colours by turns. */
function picture(side: number, ...colors: number[][]) {
  const data = new Uint8Array(side * side * 4);
  for (let pixel = 0; pixel < side * side; pixel++)
    data.set(colors[Math.floor(pixel / side) % colors.length]!, pixel * 4);
  return encode({ width: side, height: side, data, channels: 4, depth: 8 });
}

const withoutAlpha = encode({
  width: 192,
  height: 192,
  data: new Uint8Array(192 * 192 * 3),
  channels: 3,
  depth: 8,
});

test.each([
  ["a colour icon too small", "color.png", picture(96, [9, 9, 9, 255]), /192 × 192/],
  ["a colour icon with clear parts", "color.png", picture(192, [9, 9, 9, 255], clear), /whole square/],
  ["a colour icon that is no picture", "color.png", strToU8("GIF89a"), /PNG/],
  ["a colour icon cut off", "color.png", rightFiles["color.png"]!.slice(0, 200), /PNG/],
  ["a colour icon without alpha", "color.png", withoutAlpha, /alpha/],
  ["an outline icon too large", "outline.png", picture(192, white, clear), /32 × 32/],
  ["an outline icon in grey", "outline.png", picture(32, [254, 254, 254, 255], clear), /pure white/],
  ["an outline icon in faint black", "outline.png", picture(32, white, clear, [0, 0, 0, 1]), /pure white/],
  ["an outline icon that is all white", "outline.png", picture(32, white), /transparent/],
  ["an outline icon that is empty", "outline.png", picture(32, clear), /white lines/],
])("%s is refused", (_fault, name, file, cure) => {
  const findings = iconFindings({ ...rightFiles, [name]: file }, right);
  expect(findings).toEqual([{ at: name, actual: expect.any(String), cure: expect.stringMatching(cure) }]);
});

test("icons of the right size and colours are accepted, whoever drew them", () => {
  const files = {
    ...rightFiles,
    "color.png": picture(192, [9, 9, 9, 255]),
    "outline.png": picture(32, white, clear, [255, 255, 255, 90]),
  };
  expect(iconFindings(files, right)).toEqual([]);
});

test.each([
  ["an absolute address", "https://contoso.com/color.png"],
  ["a folder", "icons/color.png"],
  ["a folder above", "../color.png"],
  ["a Windows path", "icons\\color.png"],
])("an icon named by %s is refused", (_fault, color) => {
  const findings = fileFindings(
    { ...rightFiles, [color]: rightFiles["color.png"]! },
    manifestWith({ "icons.color": color }),
  );
  expect(findings).toContainEqual({
    at: "manifest.json",
    actual: color,
    cure: expect.stringMatching(/root of the package/),
  });
});

test("a file that the manifest names and the package lacks is refused, and the other way round", () => {
  const languages = [{ languageTag: "fr", file: "fr.json" }];
  const findings = fileFindings(
    rightFiles,
    manifestWith({ "localizationInfo.additionalLanguages": languages }),
  );
  expect(findings).toEqual([
    { at: "fr.json", actual: "", cure: expect.stringMatching(/add this file/) },
    { at: "zh.json", actual: "", cure: expect.stringMatching(/take this file out/) },
  ]);
});
