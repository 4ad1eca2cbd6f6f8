import type { Section } from '@frontrow/functions/contract/seat-map.ts';
import { type Accessor, createMemo } from 'solid-js';
import { formatMoney } from '../../i18n/money.ts';
import { countAvailable } from './seat-state.ts';
import { type MapTier, tierTone } from './tier-tone.ts';
import { tm } from './words.ts';

/** A section with what is told of it in the words of the page. Everything but the section is live: read it where it is shown. */
export interface SectionFacts {
  section: Section;
  tier: MapTier | undefined;
  tone: number;
  price: string;
  /** Undefined while it is not known. */
  left: Accessor<number | undefined>;
  /** Of its seats that are left, from 0 to 1. */
  share: Accessor<number>;
  told: Accessor<SeatsTold | undefined>;
  toldText: Accessor<string>;
  label: Accessor<string>;
}

/** What is told of a section's seats, such as “12 seats left”, “12 left”, and the number alone. */
export interface SeatsTold {
  text: string;
  short: string;
  count: string;
}

interface FactsSources {
  sections: Accessor<readonly Section[]>;
  priceTiers: Accessor<readonly MapTier[]>;
  currency: Accessor<string>;
  availability: (sectionCode: string) => string | undefined;
  /** How many seats are left, where this is left out. */
  tell?: ((availability: string) => SeatsTold) | undefined;
}

export function createSectionFacts(sources: FactsSources): Accessor<SectionFacts[]> {
  return createMemo(() => sources.sections().map((section) => factsOf(section, sources)));
}

function factsOf(
  section: Section,
  { priceTiers, currency, availability, tell = tellLeft }: FactsSources,
): SectionFacts {
  const text = () => availability(section.code);
  const left = createMemo(() => {
    const states = text();
    return states === undefined ? undefined : countAvailable(states);
  });
  const told = createMemo(() => {
    const states = text();
    return states === undefined ? undefined : tell(states);
  });
  const facts: SectionFacts = {
    section,
    get tier() {
      return priceTiers().find(({ id }) => id === section.priceTierId);
    },
    get tone() {
      return tierTone(priceTiers(), section.priceTierId);
    },
    get price() {
      return formatMoney({ amount: facts.tier?.price ?? 0, currency: currency() });
    },
    left,
    share: () => (left() ?? 0) / (text()?.length || 1),
    told,
    toldText: () => told()?.text ?? tm('section.counting'),
    label: () =>
      tm('section.label', {
        section: section.name,
        tier: facts.tier?.name ?? '',
        price: facts.price,
        left: facts.toldText(),
      }),
  };
  return facts;
}

function tellLeft(availability: string): SeatsTold {
  const count = countAvailable(availability);
  return {
    text: tm('section.left', { count }),
    short: tm('section.left.short', { count }),
    count: tm('section.left.count', { count }),
  };
}
