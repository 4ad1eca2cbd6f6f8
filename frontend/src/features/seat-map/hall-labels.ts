import type { SectionArea } from './hall-layout.ts';
import { boxFits } from './hall-shapes.ts';

export interface SectionTexts {
  name: string;
  code: string;
  price: string;
  /** Such as “12 left”, and the number alone; undefined while it is not known. */
  left: string | undefined;
  count: string | undefined;
}

/** Letters have a size on the screen, not in the hall: smaller ones than these cannot be read. */
export const letterPixels = [12, 10.5] as const;
const lineHeight = 1.3;
const margin = 0.25;
/** Letters leave the corners of their box free. */
const fill = 0.88;

export interface Label {
  x: number;
  y: number;
  lines: string[];
  /** In pixels. */
  letters: number;
  width: number;
  height: number;
}

/** Whether most sections can be named at this scale: a few names among many nameless ones would only mislead. */
export function canName(areas: readonly SectionArea[], scale: number): boolean {
  const named = areas.filter(({ section, outline, spots }) => labelOf([[section.code]], { outline, spots }, scale));
  return named.length * 2 >= areas.length;
}

/** As much of a section's texts as it has room for at this scale: all of them, or its code, or nothing. */
export const labelFor = (texts: SectionTexts, area: SectionArea, scale: number) =>
  labelOf(choicesOf(texts), area, scale);

type Place = Pick<SectionArea, 'outline' | 'spots'>;

function labelOf(choices: readonly string[][], { outline, spots }: Place, scale: number): Label | undefined {
  for (const lines of choices) {
    for (const letters of letterPixels) {
      const width = letters * (Math.max(...lines.map(widthInEm)) + 2 * margin);
      const height = letters * (lines.length * lineHeight + margin);
      const spot = spots.find((each) => boxFits(outline, each, (fill * width) / scale, (fill * height) / scale));
      if (spot) return { ...spot, lines, letters, width, height };
    }
  }
  return undefined;
}

/** The richest first. */
function choicesOf({ name, code, price, left, count }: SectionTexts): string[][] {
  if (left === undefined || count === undefined) return [[name, price], [`${name} · ${price}`], [name], [code]];
  return [
    [name, `${price} · ${left}`],
    [name, price, left],
    [`${name} · ${price} · ${left}`],
    [code, price, left],
    [code, price, count],
    [name],
    [code],
  ];
}

/** Chinese characters are as wide as they are high. */
function widthInEm(text: string): number {
  let width = 0;
  for (const character of text) width += character > '\u2e80' ? 1.05 : 0.61;
  return width;
}

/** Where the middle of a line stands below the middle of its label. */
export const lineOffset = ({ lines, letters }: Label, at: number) =>
  (at - (lines.length - 1) / 2) * lineHeight * letters;
