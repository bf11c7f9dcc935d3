import type { StandardDraft } from "#shared/agreement/model.ts";
import type { TeamRole } from "#shared/organisation/model.ts";

/** A made-up company: Meridian makes measuring instruments in Rotterdam and Shanghai. */
export const teams = {
  meridian: { name: "Meridian Instruments", kind: "subsidiary", parent: null, calendar: null },
  hr: { name: "HR Services", kind: "department", parent: "meridian", calendar: null },
  finance: { name: "Finance", kind: "department", parent: "meridian", calendar: null },
  it: { name: "IT", kind: "department", parent: "meridian", calendar: null },
  desk: { name: "Service Desk", kind: "team", parent: "it", calendar: "desk" },
  legal: { name: "Legal", kind: "department", parent: "meridian", calendar: null },
  facilities: { name: "Facilities", kind: "team", parent: "meridian", calendar: null },
  purchasing: { name: "Purchasing", kind: "team", parent: "meridian", calendar: null },
  research: { name: "Research & Development", kind: "department", parent: "meridian", calendar: null },
  production: { name: "Production Shanghai", kind: "department", parent: "meridian", calendar: "shanghai" },
  logistics: { name: "Logistics", kind: "team", parent: "meridian", calendar: "shanghai" },
  sales: { name: "Sales East", kind: "department", parent: "meridian", calendar: "shanghai" },
} as const;
export type TeamKey = keyof typeof teams;

/** Weekly hours of the calendars; the company's own is Rotterdam's. */
export const calendars = {
  company: { name: "Rotterdam", timeZone: "Europe/Amsterdam", region: "NL", hours: [["09:00", "17:30"]] },
  desk: {
    name: "Service Desk",
    timeZone: "Europe/Amsterdam",
    region: "NL",
    hours: [
      ["07:30", "12:30"],
      ["13:00", "19:00"],
    ],
  },
  shanghai: {
    name: "Shanghai",
    timeZone: "Asia/Shanghai",
    region: "CN",
    hours: [
      ["09:00", "12:00"],
      ["13:00", "18:00"],
    ],
  },
} as const;

interface PersonPlan {
  name: string;
  roles: Partial<Record<TeamKey, TeamRole>>;
  isAdmin?: boolean;
  isCommittee?: boolean;
}

/** The first one is who the demo signs in. */
export const people = {
  lin: { name: "Lin Vermeer", roles: { hr: "lead" }, isAdmin: true },
  mei: { name: "Mei Okafor", roles: { finance: "lead" }, isCommittee: true },
  jun: { name: "Jun Castellanos", roles: { research: "member" } },
  sanne: { name: "Sanne de Wit", roles: { hr: "member" } },
  tomas: { name: "Tomas Brandt", roles: { it: "lead" } },
  priya: { name: "Priya Raman", roles: { desk: "lead" } },
  ola: { name: "Ola Nyberg", roles: { desk: "desk" } },
  wei: { name: "陈伟", roles: { production: "lead" } },
  fang: { name: "刘芳", roles: { sales: "lead" } },
  hao: { name: "王浩", roles: { logistics: "lead" } },
  ruth: { name: "Ruth Adler", roles: { legal: "lead" } },
  marek: { name: "Marek Nowak", roles: { facilities: "lead" } },
  ines: { name: "Ines Duarte", roles: { purchasing: "lead" } },
  erik: { name: "Erik Sandahl", roles: { research: "lead" } },
  noor: { name: "Noor Haddad", roles: { finance: "member" } },
  yuki: { name: "Yuki Tanaka", roles: { sales: "member" } },
  guest: { name: "Alex Newcomer", roles: {} },
  bram: { name: "Bram Visser", roles: { hr: "member" } },
  anouk: { name: "Anouk Peters", roles: { research: "member" } },
  na: { name: "李娜", roles: { sales: "member" } },
} as const satisfies Record<string, PersonPlan>;
export type PersonKey = keyof typeof people;

/** supplier, customer, what flows, and whether the other side has confirmed it. */
export const relationships: {
  supplier: TeamKey;
  customer: TeamKey;
  flow: string;
  claimedBy?: "supplier" | "customer";
  tier?: 1 | 2 | 3;
}[] = [
  { supplier: "it", customer: "hr", flow: "Accounts, laptops and access for new colleagues", tier: 1 },
  { supplier: "legal", customer: "hr", flow: "Contract checks and labour-law answers" },
  {
    supplier: "facilities",
    customer: "hr",
    flow: "Desks and badges for new colleagues",
    claimedBy: "customer",
  },
  { supplier: "finance", customer: "hr", flow: "Payroll runs and budget answers", tier: 2 },
  { supplier: "hr", customer: "finance", flow: "Payroll data each month", tier: 1 },
  { supplier: "hr", customer: "sales", flow: "Recruiting and overtime rules", tier: 2 },
  { supplier: "hr", customer: "research", flow: "Relocation and work permits", tier: 3 },
  { supplier: "hr", customer: "desk", flow: "Who joins, moves and leaves" },
  { supplier: "purchasing", customer: "production", flow: "Parts and tools" },
  { supplier: "production", customer: "logistics", flow: "Finished instruments, packed" },
  { supplier: "logistics", customer: "sales", flow: "Deliveries to customers of Sales East" },
  { supplier: "desk", customer: "sales", flow: "Help with devices and accounts" },
  { supplier: "desk", customer: "research", flow: "Help with devices and accounts" },
  { supplier: "it", customer: "desk", flow: "Second line for what the desk cannot solve" },
  { supplier: "research", customer: "production", flow: "Drawings and test plans" },
  { supplier: "production", customer: "hr", flow: "Shift plans for Shanghai", claimedBy: "supplier" },
];

const answered: StandardDraft = {
  measure: "responded",
  threshold: 1,
  unit: "workingDays",
  share: 90,
  window: "quarter",
};
const answeredIn24Hours: StandardDraft = {
  measure: "responded",
  threshold: 24,
  unit: "elapsedHours",
  share: 90,
  window: "quarter",
};
const deliveredIn = (days: number, share = 90): StandardDraft => ({
  measure: "delivered",
  threshold: days,
  unit: "workingDays",
  share,
  window: "quarter",
});
const accurate: StandardDraft = {
  measure: "accurate",
  threshold: 90,
  unit: "percent",
  share: null,
  window: "quarter",
};

export interface ServicePlan {
  team: TeamKey;
  owner: PersonKey;
  name: string;
  promise: string;
  limits?: string;
  selfServiceNote?: string;
  frontLine?: string;
  standards: StandardDraft[];
}

export const services = {
  answers: {
    team: "hr",
    owner: "lin",
    name: "Answers on HR rules",
    promise: "You can expect a clear answer with the rule it rests on.",
    limits: "We do not answer for individual tax matters.",
    selfServiceNote: "The HR handbook answers the ten most frequent questions.",
    frontLine: "Special leave of up to two days.",
    standards: [answered, accurate],
  },
  payrollData: {
    team: "hr",
    owner: "sanne",
    name: "Payroll data",
    promise: "You can expect complete payroll data before each run.",
    standards: [deliveredIn(3, 95)],
  },
  onboarding: {
    team: "hr",
    owner: "sanne",
    name: "Onboarding",
    promise: "You can expect everything to be ready on a colleague's first day.",
    standards: [answered, deliveredIn(5)],
  },
  laptops: {
    team: "it",
    owner: "tomas",
    name: "Laptops and accounts",
    promise: "You can expect a working laptop with all accounts.",
    limits: "We do not set up private devices.",
    standards: [answeredIn24Hours, deliveredIn(3)],
  },
  contracts: {
    team: "legal",
    owner: "ruth",
    name: "Contract check",
    promise: "You can expect a check with each risk named.",
    standards: [answered, deliveredIn(5)],
  },
  help: {
    team: "desk",
    owner: "priya",
    name: "Help with devices",
    promise: "You can expect help from a person, at once where we can.",
    selfServiceNote: "Passwords can be reset on the start page.",
    frontLine: "Replacing a mouse, keyboard or headset.",
    standards: [answeredIn24Hours, deliveredIn(2), accurate],
  },
  invoices: {
    team: "finance",
    owner: "mei",
    name: "Invoices and budgets",
    promise: "You can expect a paid invoice or a reason why not.",
    standards: [deliveredIn(5)],
  },
  parts: {
    team: "purchasing",
    owner: "ines",
    name: "Ordering parts",
    promise: "You can expect parts by the day we name.",
    standards: [answered, deliveredIn(10, 85)],
  },
} as const satisfies Record<string, ServicePlan>;
export type ServiceKey = keyof typeof services;

/** Agreements beyond what everybody is promised: signed by both, or waiting for the customer's signature. */
export const agreements: {
  service: ServiceKey;
  customer: TeamKey;
  standard: StandardDraft;
  isSigned: boolean;
}[] = [
  { service: "payrollData", customer: "finance", standard: deliveredIn(2, 95), isSigned: true },
  { service: "laptops", customer: "hr", standard: deliveredIn(2), isSigned: true },
  { service: "contracts", customer: "hr", standard: deliveredIn(4), isSigned: false },
];

/** What is asked for again and again, by service. */
export const sentences: Record<ServiceKey, string[]> = {
  answers: [
    "Overtime rule for shift leads",
    "Carry-over of leave days",
    "Probation period for interns",
    "Sick pay abroad",
    "Works council notice for moves",
  ],
  payrollData: ["Payroll file", "Bonus list", "New joiners for payroll", "Corrections for last month"],
  onboarding: [
    "Onboarding for a new engineer",
    "Onboarding for a sales colleague",
    "First-day plan for two interns",
  ],
  laptops: [
    "Laptop for a new colleague",
    "Access to the planning system",
    "Replacement of a broken screen",
    "Account for a contractor",
  ],
  contracts: ["Contract check for a lease", "Check of a freelance contract", "Terms for a training provider"],
  help: [
    "VPN drops every hour",
    "Printer on floor 3",
    "Shared mailbox for the fair",
    "Headset without sound",
    "Calendar shows the wrong zone",
  ],
  invoices: [
    "Invoice of the training provider",
    "Budget for the fair in Suzhou",
    "Cost centre for the new lab",
  ],
  parts: ["Ceramic bearings, 400 pieces", "Calibration weights", "Packaging foam", "Spare sensor heads"],
};
