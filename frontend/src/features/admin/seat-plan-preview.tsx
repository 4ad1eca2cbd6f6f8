import { createMemo, Show } from 'solid-js';
import { layOutSection } from '../seat-map/seat-layout.ts';
import { seatShapeAt } from '../seat-map/seat-shapes.ts';
import { tierTone } from '../seat-map/tier-tone.ts';
import { tm } from '../seat-map/words.ts';
import '../seat-map/tier-tone.css';
import '../seat-map/stage-mark.css';
import type { ConcertDraft } from './concert-draft.ts';
import { runsOf, type SectionDraft, seatsOf } from './seat-plan.ts';
import { ta } from './words.ts';

/** A section as buyers will see it. All seats are one shape here, so that typing stays quick with thousands of them. */
export function SeatPlanPreview(props: { draft: ConcertDraft; section: SectionDraft }) {
  const layout = createMemo(() => {
    const runs = runsOf(props.section);
    return runs && layOutSection({ code: 'S', runs });
  });
  const seats = createMemo(() =>
    (layout()?.rows ?? []).flatMap((row) => row.seats.map(({ x, y }) => seatShapeAt(x, y))).join(''),
  );
  const tiers = () => props.draft.tiers.map(({ key }) => ({ id: String(key) }));
  return (
    <Show when={layout()}>
      {(drawn) => (
        <figure class="seat-plan-preview" data-tier={tierTone(tiers(), String(props.section.tierKey))}>
          <figcaption>
            <span class="tier-swatch" />
            {ta('form.seats.preview', { name: props.section.name, count: seatsOf(props.section) })}
          </figcaption>
          <p class="stage-mark">{tm('stage')}</p>
          <svg viewBox={`0 0 ${drawn().width} ${drawn().height}`} width={drawn().width} aria-hidden="true">
            <path d={seats()} />
          </svg>
        </figure>
      )}
    </Show>
  );
}
