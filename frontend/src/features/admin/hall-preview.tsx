import type { Section } from '@frontrow/functions/contract/seat-map.ts';
import { createMemo, Show } from 'solid-js';
import { parseMoney } from '../../i18n/money.ts';
import { HallMap } from '../seat-map/hall-map.tsx';
import { createSectionFacts } from '../seat-map/section-facts.ts';
import '../seat-map/tier-tone.css';
import type { ConcertDraft } from './concert-draft.ts';
import { runsOf, seatsOf, sectionCodes } from './seat-plan.ts';
import { ta } from './words.ts';

/** The hall as buyers will see it, while it is built. Sections that cannot be read yet are left out. */
export function HallPreview(props: { draft: ConcertDraft; onShow: (sectionKey: number) => void }) {
  const drawn = createMemo(() => {
    const codes = sectionCodes(props.draft.sections.map(({ name }) => name));
    return props.draft.sections.flatMap((draft, at) => {
      const { key, name, tierKey } = draft;
      const runs = runsOf(draft);
      if (runs === undefined || seatsOf(draft) === 0) return [];
      const section: Section = { code: codes[at] ?? '', name, priceTierId: String(tierKey), runs };
      return [{ key, section, seats: seatsOf(draft) }];
    });
  });
  const byCode = createMemo(() => new Map(drawn().map((each) => [each.section.code, each])));
  const facts = createSectionFacts({
    sections: () => drawn().map(({ section }) => section),
    priceTiers: () =>
      props.draft.tiers.map(({ key, name, price }) => ({
        id: String(key),
        name,
        price: parseMoney(price, props.draft.currency) ?? 0,
      })),
    currency: () => props.draft.currency,
    availability: (code) => '.'.repeat(byCode().get(code)?.seats ?? 0),
  });
  return (
    <Show when={facts().length > 0}>
      <figure class="hall-preview">
        <figcaption>{ta('form.seats.hall')}</figcaption>
        <HallMap
          sections={facts()}
          tierId={undefined}
          focusOn={undefined}
          onOpen={(code) => props.onShow(byCode().get(code)?.key ?? 0)}
        />
      </figure>
    </Show>
  );
}
