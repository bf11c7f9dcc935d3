import { agreementScreenEn } from "./screen.en.ts";

export const agreementEn = {
  ...agreementScreenEn,

  "agreement.measure.responded": "Answer",
  "agreement.measure.delivered": "Delivery",
  "agreement.measure.accurate": "Right as asked",
  "agreement.measure.satisfied": "Satisfaction",

  "agreement.unit.workingHours": "working hours",
  "agreement.unit.workingDays": "working days",
  "agreement.unit.elapsedHours": "hours by the clock",
  "agreement.unit.elapsedDays": "calendar days",
  "agreement.unit.percent": "%",
  "agreement.unit.points": "points of 100",

  "agreement.serviceState.draft": "Draft",
  "agreement.serviceState.published": "Published",
  "agreement.serviceState.retired": "No longer offered",

  "agreement.state.draft": "Draft",
  "agreement.state.proposed": "Waiting for a signature",
  "agreement.state.agreed": "Signed by both sides",
  "agreement.state.superseded": "Replaced by a newer version",
  "agreement.state.discarded": "Given up",

  "agreement.sentence.responded.workingHours_one": "You can expect an answer within one working hour",
  "agreement.sentence.responded.workingHours_other":
    "You can expect an answer within {{count}} working hours",
  "agreement.sentence.responded.workingDays_one": "You can expect an answer within one working day",
  "agreement.sentence.responded.workingDays_other": "You can expect an answer within {{count}} working days",
  "agreement.sentence.responded.elapsedHours_one": "You can expect an answer within one hour, day or night",
  "agreement.sentence.responded.elapsedHours_other":
    "You can expect an answer within {{count}} hours, day or night",
  "agreement.sentence.responded.elapsedDays_one": "You can expect an answer within one calendar day",
  "agreement.sentence.responded.elapsedDays_other": "You can expect an answer within {{count}} calendar days",
  "agreement.sentence.delivered.workingHours_one": "You can expect it done within one working hour",
  "agreement.sentence.delivered.workingHours_other": "You can expect it done within {{count}} working hours",
  "agreement.sentence.delivered.workingDays_one": "You can expect it done within one working day",
  "agreement.sentence.delivered.workingDays_other": "You can expect it done within {{count}} working days",
  "agreement.sentence.delivered.elapsedHours_one": "You can expect it done within one hour, day or night",
  "agreement.sentence.delivered.elapsedHours_other":
    "You can expect it done within {{count}} hours, day or night",
  "agreement.sentence.delivered.elapsedDays_one": "You can expect it done within one calendar day",
  "agreement.sentence.delivered.elapsedDays_other": "You can expect it done within {{count}} calendar days",
  "agreement.sentence.accurate.percent": "You can expect it to be right at least {{count}} % of the time",
  "agreement.sentence.accurate.points":
    "You can expect a score for being right of at least {{count}} out of 100",
  "agreement.sentence.satisfied.percent":
    "You can expect at least {{count}} % of our customers to be satisfied",
  "agreement.sentence.satisfied.points":
    "You can expect a satisfaction score of at least {{count}} out of 100",

  "agreement.terms.share.month": "in at least {{share}} of 100 cases, counted each month",
  "agreement.terms.share.quarter": "in at least {{share}} of 100 cases, counted each quarter",
  "agreement.terms.every.month": "in every case, counted each month",
  "agreement.terms.every.quarter": "in every case, counted each quarter",
  "agreement.terms.counted.month": "counted each month",
  "agreement.terms.counted.quarter": "counted each quarter",

  "agreement.finding.vagueTime":
    "“{{word}}” means something else to everybody. Say within how many hours or days instead.",
  "agreement.finding.vagueQuality":
    "Nobody can check “{{word}}”. Say what share has to be right instead, for example 90 %.",
  "agreement.finding.vagueHedge":
    "“{{word}}” takes back half of the promise. Leave it out; the share says how often it must hold.",
  "agreement.finding.measureMissing":
    "Choose what is measured: the answer, the delivery, or whether it is right.",
  "agreement.finding.thresholdMissing": "A standard needs a number, for example 1 working day or 90 %.",
  "agreement.finding.thresholdTime": "Enter a number above 0 and up to 10,000.",
  "agreement.finding.thresholdJudged": "Enter a number above 0 and up to 100.",
  "agreement.finding.thresholdDays": "Enter whole days, or choose hours.",
  "agreement.finding.unitMissing": "Choose a unit.",
  "agreement.finding.unitTime":
    "Answers and deliveries are measured in hours or days. Choose one of these units.",
  "agreement.finding.unitJudged": "Being right is measured in per cent. Choose this unit.",
  "agreement.finding.shareMissing": "Say how many of 100 cases must keep it: a whole number from 1 to 100.",
  "agreement.finding.shareUnfit":
    "Leave the share empty: here the number itself says how much has to be right.",
  "agreement.finding.windowMissing": "Choose whether it is counted each month or each quarter.",
  "agreement.finding.promiseMissing": "Write what others can expect, in one sentence.",
  "agreement.finding.ownerMissing": "Choose an owner: somebody has to answer for a promise.",
  "agreement.finding.evidenceMissing":
    "Nothing counts this, so nobody could check it. What is right is counted in per cent, not in points.",
  "agreement.finding.satisfiedIsAsked":
    "Satisfaction is asked, not promised: the survey asks confidentially about a whole team. Promise what is counted case by case.",
  "agreement.finding.hoursLikeDays_one":
    "{{hours}} working hours are about {{workingDays}} working days. If that is not what you mean, choose {{hours}} hours by the clock, or one working day.",
  "agreement.finding.hoursLikeDays_other":
    "{{hours}} working hours are about {{workingDays}} working days. If that is not what you mean, choose {{hours}} hours by the clock, or {{count}} working days.",
  "agreement.finding.fraction": "{{threshold}} % is almost nothing. Do you mean {{likely}} %?",
  "agreement.finding.looserThreshold":
    "Everybody is promised more than this. An agreement may only add to it.",
  "agreement.finding.looserShare":
    "Everybody is promised {{floor}} of 100 cases; {{offered}} would be less. An agreement may only add.",
  "agreement.finding.longerWindow":
    "The published standard is counted each month; a quarter could hide a bad month. Choose the month.",
  "agreement.finding.otherUnit":
    "Whether this is more or less than everybody is promised depends on the calendar or the scale. Use the unit of the published standard.",

  "agreement.error.nameTaken":
    "This team already has a service of this name. Choose another name, or change that service.",
  "agreement.error.ownerUnknown": "This person is not here, or no longer. Choose somebody else.",
  "agreement.error.notADraft": "This is not a draft any more. Look again, then decide.",
  "agreement.error.retired": "This service is no longer offered.",
  "agreement.error.measureTaken":
    "This service already promises something of this kind. Replace that standard instead.",
  "agreement.error.measureTwice": "Only one standard for each measure. Keep the one that matters most.",
  "agreement.error.tooManyStandards": "An agreement has at most one standard for each of the four measures.",
  "agreement.error.retiredStandard": "This standard is no longer promised. Look again, then decide.",
  "agreement.error.notConfirmed": "Both sides have to confirm their relationship first.",
  "agreement.error.otherTeam": "This service belongs to another team. Choose one of the supplier’s services.",
  "agreement.error.notPublished": "This service is not published, so it cannot be agreed on.",
  "agreement.error.alreadyOpen":
    "A new version is already being prepared or waits for a signature. Go on with that one.",
  "agreement.error.noStandards": "There is nothing to sign yet. Add a standard first.",
  "agreement.error.signedYourself":
    "You have signed for the other side. Another lead has to sign for this one.",
} as const;
