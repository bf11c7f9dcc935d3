export const calendarEn = {
  "calendar.error.time":
    "Write a time as hours and minutes, from 00:00 to 23:59. A working day may end at 24:00.",
  "calendar.error.interval": "Working hours need a start and an end.",
  "calendar.error.tooManyIntervals": "A day can have at most 12 stretches of working hours.",
  "calendar.error.weekday": "This is not a day of the week that we know.",
  "calendar.error.date": "Write a date that exists as year-month-day, between 1970 and 2100.",
  "calendar.error.tooManyDates":
    "A calendar can hold at most 2,000 such dates. Remove some that are long past.",
  "calendar.error.timeZone": "This time zone is not known. Choose one from the list, such as Europe/Oslo.",
  "calendar.error.overlap": "{{first}} and {{second}} overlap. Let one end before the other begins.",
  "calendar.error.noTime": "{{time}} to {{time}} is no time at all. For a whole day write 00:00–24:00.",
  "calendar.error.noHours": "Give at least one day working hours; otherwise nothing would ever fall due.",
  "calendar.error.region": "The public holidays of this region are not known here. Choose one from the list.",
  "calendar.error.dateTwice": "{{date}} is there twice. Remove one of them.",
  "calendar.error.nameTaken": "There is already a calendar of this name. Give it another one.",
  "calendar.error.inUse": "Teams use this calendar. Choose another one for them first.",
  "calendar.error.companyStays":
    "The company's calendar cannot be removed, for it holds for every team that has chosen none.",
  "calendar.error.gone": "This calendar does not exist, or no longer. Choose another one.",
  "calendar.ics.notCalendar":
    "Line {{line}}: this is not a calendar file. Choose an .ics file, which starts with BEGIN:VCALENDAR.",
  "calendar.ics.tooDeep":
    "Line {{line}}: too many things inside each other. Export the calendar again, with its events only.",
  "calendar.ics.misplacedEnd":
    "Line {{line}}: something ends here that did not begin. Export the calendar again.",
  "calendar.ics.cutOff":
    "What begins in line {{line}} does not end: the file is cut off. Export the calendar again.",
  "calendar.ics.unreadable":
    "Line {{line}} cannot be read: it has no name before a colon. Export the calendar again.",
  "calendar.ics.unreadableValue": "This cannot be read. Correct it, or add the day by hand.",
  "calendar.ics.noStart": "It has no start. Give it a date.",
  "calendar.ics.timed":
    "It has a time of day; only all-day events close a day. Make it all-day, or add the date by hand.",
  "calendar.ics.noSuchDate": "{{date}} is no date between 1970 and 2100. Correct it.",
  "calendar.ics.endsBeforeStart": "It ends before it starts. Correct the end.",
  "calendar.ics.tooLong": "It lasts {{days}} days; at most 366 are taken. Split it.",
  "calendar.ics.notYearly":
    "It repeats more often than yearly. Leave that weekday out of the weekly hours instead.",
  "calendar.ics.ruleTooComplex": "This repetition is not understood here. Add its dates by hand.",
  "calendar.ics.tooManyDays": "The file holds more days than can be taken. Split it.",
  "calendar.ics.cancelled": "It was cancelled.",
  "calendar.ics.makeUp":
    "It reads like a day worked in return for a holiday, so it closes nothing. The public holidays of China already hold such days.",
} as const;
