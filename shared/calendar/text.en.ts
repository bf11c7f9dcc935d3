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
} as const;
