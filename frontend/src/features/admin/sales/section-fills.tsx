import type { Section } from '@frontrow/functions/contract/seat-map.ts';
import { createMemo, For } from 'solid-js';
import type { SeatsTold } from '../../seat-map/section-facts.ts';
import { percentText } from '../percent.ts';
import { ta } from '../words.ts';
import { type SeatStatus, sectionFigures } from './seat-figures.ts';
import './section-fills.css';

const statuses: readonly SeatStatus[] = ['sold', 'held', 'withdrawn', 'available'];

/** What is written on a section of the hall, from its availability. */
export function tellSection(availability: string): SeatsTold {
  const figures = sectionFigures(availability);
  return {
    text: ta('desk.tells', figures),
    short: ta('desk.tells.short', figures),
    count: percentText(figures.sold, figures.capacity),
  };
}

/** Where the fill of a section is found; give every hall on the page an `id` of its own. */
export const fillOfSection = (id: string, sectionCode: string) => `url(#${id}-${sectionCode})`;

interface SectionFillsProps {
  id: string;
  sections: readonly Section[];
  availability: Readonly<Record<string, string>>;
}

/** A fill for every section: from one side to the other as much of each colour as there are seats in that state. */
export function SectionFills(props: SectionFillsProps) {
  return (
    <svg class="section-fills" aria-hidden="true">
      <For each={props.sections}>
        {({ code }) => (
          <linearGradient id={`${props.id}-${code}`}>
            <Stops availability={props.availability[code] ?? ''} />
          </linearGradient>
        )}
      </For>
    </svg>
  );
}

function Stops(props: { availability: string }) {
  const parts = createMemo(() => {
    const figures = sectionFigures(props.availability);
    let end = 0;
    return statuses.map((status) => {
      const start = end;
      end += figures[status] / (figures.capacity || 1);
      return { status, start, end };
    });
  });
  return (
    <For each={parts()}>
      {({ status, start, end }) => (
        <>
          <stop data-status={status} offset={start} />
          <stop data-status={status} offset={end} />
        </>
      )}
    </For>
  );
}

/** What the colours of the fills mean, in the order in which they follow one another. */
export function SectionFillsKey() {
  return (
    <ul class="section-fills-key" aria-label={ta('desk.key')}>
      <For each={statuses}>
        {(status) => (
          <li>
            <span data-status={status} />
            {ta(`sales.${status}`)}
          </li>
        )}
      </For>
    </ul>
  );
}
