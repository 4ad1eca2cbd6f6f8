import type { Section } from '@frontrow/functions/contract/seat-map.ts';
import { createMemo, createSignal, Show } from 'solid-js';
import { formatMoney } from '../../i18n/money.ts';

import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Seat } from './create-picks.ts';
import { SeatGrid } from './seat-grid.tsx';
import { SeatLegend } from './seat-legend.tsx';
import type { SeatAvailability, SeatState } from './seat-state.ts';
import { SectionList } from './section-list.tsx';
import { type MapTier, tierTone } from './tier-tone.ts';
import { tm } from './words.ts';
import './tier-tone.css';
import './seat-map.css';

export interface SeatMapProps {
  sections: readonly Section[];
  priceTiers: readonly MapTier[];
  currency: string;
  /** One character a seat by section code; a section may be missing until it is known. */
  availability: Readonly<Record<string, string>>;
  /** The section whose seats are shown; the whole hall where there is none such. */
  openSection: string | undefined;
  onOpenSection: (sectionCode: string | undefined) => void;
  /** What lies over the shop's word of a seat, such as a choice. */
  stateOf?: (seatId: string, said: SeatAvailability) => SeatState;
  /** Whether pressing a seat in this state does something; nothing does where this is left out. */
  canPick?: (state: SeatState) => boolean;
  /** Told of every seat that is pressed, in whatever state it is. */
  onPick?: (seat: Seat, state: SeatState) => void;
}

/** The hall: all its sections, or the seats of one. A hall of a single section is that section. */
export function SeatMap(props: SeatMapProps) {
  const onlySection = () => (props.sections.length === 1 ? props.sections[0] : undefined);
  const open = createMemo(() => onlySection() ?? props.sections.find(({ code }) => code === props.openSection));
  return (
    <Show
      when={open()}
      keyed
      fallback={
        <SectionList
          sections={props.sections}
          priceTiers={props.priceTiers}
          currency={props.currency}
          availability={props.availability}
          onOpen={props.onOpenSection}
        />
      }
    >
      {(section) => <OpenSection {...props} section={section} single={onlySection() !== undefined} />}
    </Show>
  );
}

const scales = [0.55, 0.75, 1, 1.3, 1.7];

function OpenSection(props: SeatMapProps & { section: Section; single: boolean }) {
  const [scaleIndex, setScaleIndex] = createSignal(2);
  const tier = () => props.priceTiers.find(({ id }) => id === props.section.priceTierId);
  const price = () => formatMoney({ amount: tier()?.price ?? 0, currency: props.currency });
  const tone = () => tierTone(props.priceTiers, props.section.priceTierId);
  return (
    <div class="open-section">
      <div class="open-section-head">
        <Show when={!props.single}>
          <Button size="small" onClick={() => props.onOpenSection(undefined)}>
            <Icon name="back" />
            {tm('section.all')}
          </Button>
        </Show>
        <h3 data-tier={tone()}>
          <span class="tier-swatch" />
          {props.section.name}
          <span class="section-tier-price numbers">
            {tier()?.name} · {price()}
          </span>
        </h3>
        <div class="open-section-zoom">
          <Button
            size="icon"
            aria-label={tm('zoom.out')}
            disabled={scaleIndex() === 0}
            onClick={() => setScaleIndex((index) => index - 1)}
          >
            <Icon name="minus" />
          </Button>
          <Button
            size="icon"
            aria-label={tm('zoom.in')}
            disabled={scaleIndex() === scales.length - 1}
            onClick={() => setScaleIndex((index) => index + 1)}
          >
            <Icon name="plus" />
          </Button>
        </div>
      </div>
      <SeatGrid
        section={props.section}
        tierName={tier()?.name ?? ''}
        price={price()}
        tone={tone()}
        availability={props.availability[props.section.code] ?? ''}
        scale={scales[scaleIndex()] ?? 1}
        canPick={(state) => props.canPick?.(state) ?? false}
        stateOf={(seatId, said) => props.stateOf?.(seatId, said) ?? said}
        onPick={({ id, row, number }, state) =>
          props.onPick?.(
            {
              id,
              row,
              number,
              sectionName: props.section.name,
              tierName: tier()?.name ?? '',
              price: tier()?.price ?? 0,
            },
            state,
          )
        }
      />
      <SeatLegend tone={tone()} />
    </div>
  );
}
