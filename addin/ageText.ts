const englishAges = { seconds: "{count} s ago", minutes: "{count} min ago", hours: "{count} h ago" } as const;

/** "3 s ago", in the largest unit that fits: how both the task pane and the workbench report an age. */
export function ageText(
  ageMs: number,
  ages: Readonly<Record<keyof typeof englishAges, string>> = englishAges,
): string {
  const seconds = Math.max(0, Math.round(ageMs / 1000));
  const said = (text: string, amount: number): string => text.replace("{count}", String(Math.floor(amount)));
  if (seconds < 60) return said(ages.seconds, seconds);
  return seconds < 3600 ? said(ages.minutes, seconds / 60) : said(ages.hours, seconds / 3600);
}
