import type { Write } from "./words.ts";

interface CardParts {
  heading: string;
  title: string;
  /** Between whom it is. */
  under: string | null;
  link: { title: string; url: string };
}

/** An Adaptive Card in the version that all of Teams shows. */
export function cardOf({ heading, title, under, link }: CardParts) {
  const lines = [
    { type: "TextBlock", text: plain(heading), wrap: true, isSubtle: true, size: "Small" },
    { type: "TextBlock", text: plain(title), wrap: true, weight: "Bolder" },
    ...(under
      ? [{ type: "TextBlock", text: plain(under), wrap: true, isSubtle: true, spacing: "None" }]
      : []),
  ];
  return {
    $schema: "https://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.5",
    body: lines,
    actions: [{ type: "Action.OpenUrl", title: link.title, url: link.url }],
  };
}

/** A card's text is Markdown; what people typed stays as they typed it. */
export const plain = (text: string) => text.replace(/[\\`*_[\]()#+\-!<>|~]/g, "\\$&");

/** The card that shows a lead that the channel is set up. */
export const testCard = (write: Write, team: string, url: string) =>
  cardOf({
    heading: "Counterpart",
    title: write("notification.card.try", { team }),
    under: null,
    link: { title: write("notification.card.open"), url },
  });
