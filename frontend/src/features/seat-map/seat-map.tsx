import type { Section } from '@frontrow/functions/contract/seat-map.ts';
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Seat } from './create-picks.ts';
import { HallMap } from './hall-map.tsx';
import { isTouch } from './is-touch.ts';
import { type MapView, mapView, setMapView } from './map-view.ts';
import { SeatGrid, type SectionSeatsProps } from './seat-grid.tsx';
import type { PlacedSeat } from './seat-layout.ts';
import { SeatLegend } from './seat-legend.tsx';
import { SeatRows } from './seat-rows.tsx';
import type { SeatAvailability, SeatState } from './seat-state.ts';
import { createSectionFacts, type SeatsTold, type SectionFacts } from './section-facts.ts';
import { SectionList } from './section-list.tsx';
import { TierFilter } from './tier-filter.tsx';
import type { MapTier } from './tier-tone.ts';
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
  /** What the sections of the hall tell in place of their tier and the seats that are left. */
  overview?: HallOverview;
  /** What the legend explains: every state, where this is left out. */
  legend?: readonly SeatState[];
}

export interface HallOverview {
  tell: (availability: string) => SeatsTold;
  /** What a section is filled with. */
  fillOf: (sectionCode: string) => string;
}

/** The hall: all its sections, or the seats of one; drawn, or as lists. A hall of a single section is that section. */
export function SeatMap(props: SeatMapProps) {
  const facts = createSectionFacts({
    sections: () => props.sections,
    priceTiers: () => props.priceTiers,
    currency: () => props.currency,
    availability: (code) => props.availability[code],
    tell: props.overview?.tell,
  });
  const isSingle = () => props.sections.length === 1;
  const open = createMemo(() =>
    isSingle() ? facts()[0] : facts().find(({ section }) => section.code === props.openSection),
  );
  const [tierId, setTierId] = createSignal<string>();
  /** Where the focus goes when another part of the hall comes up; it is left alone when the page does. */
  const [focusOn, setFocusOn] = createSignal<string>();

  function openSection(code: string): void {
    setFocusOn(code);
    props.onOpenSection(code);
  }
  function leaveSection(): void {
    setFocusOn(open()?.section.code);
    props.onOpenSection(undefined);
  }
  function changeView(view: MapView): void {
    setFocusOn(undefined);
    setMapView(view);
  }
  return (
    <div class="seat-map">
      <div class="seat-map-bar">
        <Show
          when={open()}
          fallback={
            <TierFilter priceTiers={props.priceTiers} currency={props.currency} value={tierId()} onChange={setTierId} />
          }
        >
          {(section) => <SectionHead facts={section()} onBack={isSingle() ? undefined : leaveSection} />}
        </Show>
        <Choice
          legend={tm('view.legend')}
          hideLegend
          value={mapView()}
          options={[
            { value: 'map', label: tm('view.map') },
            { value: 'list', label: tm('view.list') },
          ]}
          onChange={changeView}
        />
      </div>
      <Switch>
        <Match when={open()} keyed>
          {(section) => (
            <OpenSection
              {...props}
              facts={section}
              takesFocus={focusOn() === section.section.code}
              onBack={isSingle() ? undefined : leaveSection}
            />
          )}
        </Match>
        <Match when={mapView() === 'map'}>
          <HallMap
            sections={facts()}
            tierId={tierId()}
            focusOn={focusOn()}
            onOpen={openSection}
            fillOf={props.overview?.fillOf}
          />
        </Match>
        <Match when={mapView() === 'list'}>
          <SectionList sections={facts()} tierId={tierId()} focusOn={focusOn()} onOpen={openSection} />
        </Match>
      </Switch>
    </div>
  );
}

function SectionHead(props: { facts: SectionFacts; onBack: (() => void) | undefined }) {
  return (
    <div class="section-head">
      <Show when={props.onBack}>
        {(goBack) => (
          <Button size="small" onClick={() => goBack()()}>
            <Icon name="back" />
            {tm('section.all')}
          </Button>
        )}
      </Show>
      <h3 data-tier={props.facts.tone}>
        <span class="tier-swatch" />
        {props.facts.section.name}
        <span class="section-head-facts numbers">
          {props.facts.price} · {props.facts.toldText()}
        </span>
      </h3>
    </div>
  );
}

interface OpenSectionProps extends SeatMapProps {
  facts: SectionFacts;
  takesFocus: boolean;
  /** Absent in a hall of one section. */
  onBack: (() => void) | undefined;
}

function OpenSection(props: OpenSectionProps) {
  const pick = ({ id, row, number }: PlacedSeat, state: SeatState) => {
    const { name = '', price = 0 } = props.facts.tier ?? {};
    props.onPick?.({ id, row, number, sectionName: props.facts.section.name, tierName: name, price }, state);
  };
  const [tierName, price] = [createMemo(() => props.facts.tier?.name ?? ''), createMemo(() => props.facts.price)];
  // Thousands of labels read these, so each is worked out once.
  const seats: SectionSeatsProps = {
    section: props.facts.section,
    get tierName() {
      return tierName();
    },
    get price() {
      return price();
    },
    get tone() {
      return props.facts.tone;
    },
    get availability() {
      return props.availability[props.facts.section.code] ?? '';
    },
    get takesFocus() {
      return props.takesFocus;
    },
    canPick: (state) => props.canPick?.(state) ?? false,
    stateOf: (seatId, said) => props.stateOf?.(seatId, said) ?? said,
    onPick: pick,
  };
  const hint = () => tm(isTouch() ? 'seat.readout.touch' : props.onBack ? 'seat.readout.hint' : 'seat.readout.single');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key that works anywhere in the section; the button does the same.
    <div
      class="open-section"
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onBack?.();
      }}
    >
      <Show when={mapView() === 'map'} fallback={<SeatRows {...seats} />}>
        <SeatGrid {...seats} hint={hint()} />
        <SeatLegend tone={props.facts.tone} states={props.legend} />
      </Show>
    </div>
  );
}
