import type { SeatState } from './seat-state.ts';

const box = (half: number, corner: number, x = 0, y = 0) =>
  `M${x - half + corner} ${y - half}h${2 * (half - corner)}a${corner} ${corner} 0 0 1 ${corner} ${corner}v${2 * (half - corner)}` +
  `a${corner} ${corner} 0 0 1 ${-corner} ${corner}h${-2 * (half - corner)}a${corner} ${corner} 0 0 1 ${-corner} ${-corner}` +
  `v${-2 * (half - corner)}a${corner} ${corner} 0 0 1 ${corner} ${-corner}z`;
const disc = (radius: number) =>
  `M${-radius} 0a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
const tick = 'M-6.2 .4l1.9-1.9l2.9 2.9l6.1-6.1l1.9 1.9l-8 8z';
const cross = (half: number, thick: number) =>
  `M${-half} ${-half + thick}l${thick} ${-thick}l${half - thick} ${half - thick}l${half - thick} ${thick - half}l${thick} ${thick}` +
  `l${thick - half} ${half - thick}l${half - thick} ${half - thick}l${-thick} ${thick}l${thick - half} ${thick - half}` +
  `l${thick - half} ${half - thick}l${-thick} ${-thick}l${half - thick} ${thick - half}z`;

/** The shape of an available seat at a place, for drawings of many seats in one path. */
export const seatShapeAt = (x: number, y: number) => box(10.5, 4, x, y);

/** A shape a state, drawn around 0,0 with holes by the even-odd rule: nobody has to tell states by colour alone. */
export const seatShapes: Record<SeatState, string> = {
  available: box(10.5, 4),
  selected: box(12.5, 5) + tick,
  own: box(11.5, 5) + disc(4),
  'held-by-me': box(11.5, 5) + box(8, 2.5) + disc(4),
  held: box(9.5, 4) + box(6.5, 2),
  sold: disc(3.5),
  withdrawn: 'M-4 -1h8v2h-8z',
  lost: cross(10, 3.5),
};
