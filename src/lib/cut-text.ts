// Shortens a text without making half a character of its last one.

/** At most so many UTF-16 units, one less where the last would be half a character. */
export function cutText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const splits = /[\uD800-\uDBFF]/.test(text.charAt(maxLength - 1));
  return text.slice(0, splits ? maxLength - 1 : maxLength);
}
