export const manifestEn = {
  shortName: "Counterpart",
  fullName: "Counterpart – internal customers and suppliers",
  shortDescription: "Who you serve, who serves you, and what you owe each other.",
  fullDescription:
    "Counterpart shows every employee their internal customers and internal suppliers, the service standards agreed between them, and what is due today.\n\n" +
    "Ask another team for something, or promise something with a date. The supplier delivers, and the customer says in one tap whether it came as promised. Time is counted in the supplier's working hours and stands still while the customer owes an answer. A date moves only when both sides agree.\n\n" +
    "Pin a team's tab to a channel, and all its members see the same: what can be expected of this team, and how well that is kept.\n\n" +
    "Your organisation runs Counterpart on its own server. You sign in with your work account; there is nothing else to set up.",
  find: "Find a service or a person in Counterpart",
  signInFirst: "Sign in to Counterpart first: press Enter to open it",
} as const;
