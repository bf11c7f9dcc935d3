type Formats = ReturnType<typeof makeFormats>;
const known = new Map<string, Formats>();

/** How a language writes moments where the reader is just now. The first costs a browser some 15 ms: it is asked for ahead. */
export function timeFormatsOf(locale: string): Formats {
  const key = `${locale} ${new Date().getTimezoneOffset()}`;
  const formats = known.get(key) ?? makeFormats(locale);
  known.set(key, formats);
  return formats;
}

function makeFormats(locale: string) {
  const date = { day: "numeric", month: "short", year: "numeric" } as const;
  const clock = { hour: "numeric", minute: "2-digit" } as const;
  const formatOf = (options: Intl.DateTimeFormatOptions) => {
    const { format } = new Intl.DateTimeFormat(locale, options);
    return (at: number) => format(at);
  };
  return {
    moment: formatOf({ weekday: "short", ...date, ...clock }),
    date: formatOf(date),
    clock: formatOf(clock),
    weekday: formatOf({ weekday: "short" }),
    dayAndMonth: formatOf({ day: "numeric", month: "short" }),
  };
}
