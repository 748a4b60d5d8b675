// Dates and times as people write them, in the forms that schemas ask for. Only absolute ones: what `tomorrow`
// means depends on a clock, and the same question is to have the same answer.

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The ISO 8601 forms of a written date or time for a `date`, `time` or `date-time`; none when it is not absolute. */
export function inIsoForm(kind: 'date' | 'time' | 'date-time', text: string): string[] {
  const date = isoDate(text);
  const time = isoTime(text);
  switch (kind) {
    case 'date':
      return date === undefined ? [] : [date];
    case 'time':
      return time === undefined ? [] : [`${time}Z`, time.slice(0, 5)];
    default:
      if (date === undefined) return [];
      return [text.replace(' ', 'T'), `${date}T${time ?? '00:00:00'}Z`, date];
  }
}

function isoDate(text: string): string | undefined {
  const iso = /\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  if (iso !== undefined) return iso;
  const numeric = /^(\d{1,2})([/.])(\d{1,2})[/.](\d{4})$/.exec(text);
  if (numeric !== null) {
    const [, first = '', separator, second = '', year = ''] = numeric;
    // 3/4/2025 is American unless it cannot be; 3.4.2025 is European.
    const isDayFirst = separator === '.' || Number(first) > 12;
    return join(
      year,
      isDayFirst ? Number(second) : Number(first),
      isDayFirst ? Number(first) : Number(second),
    );
  }
  const month = MONTHS.findIndex((name) => new RegExp(`\\b${name}\\b`, 'i').test(text)) + 1;
  const year = /\b\d{4}\b/.exec(text)?.[0];
  const day = /\b(\d{1,2})(?:st|nd|rd|th|\.)?\b/.exec(text.replace(/\d{4}/, ''))?.[1];
  return month === 0 || year === undefined || day === undefined ? undefined : join(year, month, Number(day));
}

function isoTime(text: string): string | undefined {
  if (/^noon$/i.test(text)) return '12:00:00';
  if (/^midnight$/i.test(text)) return '00:00:00';
  const match = /\b(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?\s?([ap])?\.?m?/i.exec(
    text.replace(/^\d{4}-\d{2}-\d{2}[T ]?/, ''),
  );
  if (match === null || (match[2] === undefined && match[4] === undefined)) return undefined;
  const [, hour = '', minute = '00', second = '00', half] = match;
  const offset = half === undefined ? 0 : half.toLowerCase() === 'p' ? 12 : 0;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + offset;
  return `${pad(hours)}:${minute}:${second}`;
}

function join(year: string, month: number, day: number): string {
  return `${year}-${pad(month)}-${pad(day)}`;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
