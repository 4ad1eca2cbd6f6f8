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
  leftText: Accessor<string>;
  /** Such as “12 left”, and the number alone. */
  leftShort: Accessor<string | undefined>;
  leftCount: Accessor<string | undefined>;
  label: Accessor<string>;
}

interface FactsSources {
  sections: Accessor<readonly Section[]>;
  priceTiers: Accessor<readonly MapTier[]>;
  currency: Accessor<string>;
  availability: (sectionCode: string) => string | undefined;
}

export function createSectionFacts(sources: FactsSources): Accessor<SectionFacts[]> {
  return createMemo(() => sources.sections().map((section) => factsOf(section, sources)));
}

function factsOf(section: Section, { priceTiers, currency, availability }: FactsSources): SectionFacts {
  const text = () => availability(section.code);
  const left = createMemo(() => {
    const states = text();
    return states === undefined ? undefined : countAvailable(states);
  });
  const told = (key: 'section.left' | 'section.left.short' | 'section.left.count') => {
    const count = left();
    return count === undefined ? undefined : tm(key, { count });
  };
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
    leftText: () => told('section.left') ?? tm('section.counting'),
    leftShort: () => told('section.left.short'),
    leftCount: () => told('section.left.count'),
    label: () =>
      tm('section.label', {
        section: section.name,
        tier: facts.tier?.name ?? '',
        price: facts.price,
        left: facts.leftText(),
      }),
  };
  return facts;
}
