const LONGEST_SENTENCE = 300;
const LONGEST_DETAILS = 4000;

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/**
 * What a Teams message says, without its HTML: as text only, fit to be typed into a field.
 *
 * @example textOfHtml("<p>Please send <b>the file</b></p>") // => "Please send the file"
 */
export function textOfHtml(html: string) {
  const withoutTags = html
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<(br|\/p|\/div|\/li|\/tr|\/h[1-6]|\/blockquote)\b[^>]*>/gi, "\n")
    .replace(/<[^>]*>/g, "");
  return withoutTags
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, decode)
    .replace(/(?![\n])[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\ufeff]/gu, "")
    .toWellFormed()
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}

function decode(entity: string, decimal?: string, hexadecimal?: string, name?: string) {
  if (name) return entities[name.toLowerCase()] ?? entity;
  const point = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal ?? "", 16);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "";
}

/**
 * A message as a sentence and, where there is more to it, the whole as details.
 *
 * @example sentenceAndDetails("The printer is out of ink. It blinks.") // => { sentence: "The printer is out of ink.", details: "The printer …" }
 */
export function sentenceAndDetails(text: string) {
  const first = /^.*?(?:[。！？]|[.!?](?=\s|$))|^.*$/m.exec(text)?.[0] ?? "";
  const sentence = first.trim().slice(0, LONGEST_SENTENCE).toWellFormed();
  const details = sentence === text ? "" : text.slice(0, LONGEST_DETAILS).toWellFormed();
  return { sentence, details };
}
