import type { Concert } from '@frontrow/functions/contract/concerts.ts';
import type { SeatMap as HallLayout, Section } from '@frontrow/functions/contract/seat-map.ts';
import { createMemo, createSignal, Show } from 'solid-js';
import { formatMoney } from '../../i18n/money.ts';
import { t } from '../../i18n/words.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Seat } from './create-picks.ts';
import { SeatGrid } from './seat-grid.tsx';
import { SeatLegend } from './seat-legend.tsx';
import type { SeatAvailability, SeatState } from './seat-state.ts';
import { SectionList } from './section-list.tsx';
import { tierTone } from './tier-tone.ts';
import './tier-tone.css';
import './seat-map.css';

interface SeatMapProps {
  concert: Concert;
  hall: HallLayout;
  availability: Record<string, string>;
  /** Whether seats may be picked, or only looked at. */
  pickable: boolean;
  openSection: string | undefined;
  onOpenSection: (sectionCode: string | undefined) => void;
  stateOf: (seatId: string, said: SeatAvailability) => SeatState;
  onPick: (seat: Seat, state: SeatState) => void;
}

/** The hall: all its sections, or the seats of one. A hall of a single section is that section. */
export function SeatMap(props: SeatMapProps) {
  const onlySection = () => (props.hall.sections.length === 1 ? props.hall.sections[0] : undefined);
  const open = createMemo(() => onlySection() ?? props.hall.sections.find(({ code }) => code === props.openSection));
  return (
    <Show
      when={open()}
      keyed
      fallback={
        <SectionList
          sections={props.hall.sections}
          priceTiers={props.concert.priceTiers}
          currency={props.concert.currency}
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
  const tier = () => props.concert.priceTiers.find(({ id }) => id === props.section.priceTierId);
  const price = () => formatMoney({ amount: tier()?.price ?? 0, currency: props.concert.currency });
  const tone = () => tierTone(props.concert.priceTiers, props.section.priceTierId);
  return (
    <div class="open-section">
      <div class="open-section-head">
        <Show when={!props.single}>
          <Button size="small" onClick={() => props.onOpenSection(undefined)}>
            <Icon name="back" />
            {t('section.all')}
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
            aria-label={t('zoom.out')}
            disabled={scaleIndex() === 0}
            onClick={() => setScaleIndex((index) => index - 1)}
          >
            <Icon name="minus" />
          </Button>
          <Button
            size="icon"
            aria-label={t('zoom.in')}
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
        pickable={props.pickable}
        stateOf={props.stateOf}
        onPick={({ id, row, number }, state) =>
          props.onPick(
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
