export const relationshipEn = {
  "relationship.proposeSupplier": "Add a supplier",
  "relationship.proposeCustomer": "Add a customer",
  "relationship.confirm": "Confirm",
  "relationship.decline": "Decline…",
  "relationship.end": "End…",
  "relationship.setTier": "Set the tier…",
  "relationship.showHit": "Who is hit if this slips?",

  "relationship.side.supplier": "Supplier",
  "relationship.side.customer": "Customer",

  "relationship.state.proposed": "Proposed",
  "relationship.state.confirmed": "Confirmed by both",
  "relationship.state.declined": "Declined",
  "relationship.state.ended": "Ended",
  "relationship.claimedBy.supplier": "Only the supplier says so",
  "relationship.claimedBy.customer": "Only the customer says so",

  "relationship.tier.1": "Tier 1: without us their work stops",
  "relationship.tier.2": "Tier 2: without us their work suffers",
  "relationship.tier.3": "Tier 3: good to have",

  "relationship.change.proposed": "Proposed",
  "relationship.change.confirmed": "Confirmed",
  "relationship.change.declined": "Declined",
  "relationship.change.ended": "Ended",
  "relationship.change.tiered": "Tier set",

  "relationship.error.self": "A team cannot be its own supplier. Choose another team.",
  "relationship.error.noTeam": "There is no such team, or no longer. Choose another one.",
  "relationship.error.archived": "This team is archived. Choose the team that took over its work.",
  "relationship.error.alreadyConfirmed": "Both sides have confirmed this relationship already.",
  "relationship.error.alreadyProposed":
    "Your side has proposed this already. It waits for a lead of the other team.",
  "relationship.error.awaitsLead":
    "The other team has proposed this already. Ask a lead of your team to confirm it.",
  "relationship.error.tier": "Choose tier 1, 2 or 3.",
  "relationship.error.steps": "Ask for one or two steps.",
} as const;
