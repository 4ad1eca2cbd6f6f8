import type { AdminConcert } from '@frontrow/functions/contract/admin.ts';
import { limits } from '@frontrow/functions/contract/limits.ts';
import { changeSeats, type SeatChanges, type SeatsChanged } from '@frontrow/functions/contract/sales.ts';
import type { SeatMap as HallLayout } from '@frontrow/functions/contract/seat-map.ts';
import { createMemo, createSignal, createUniqueId, Show } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import type { ApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/call.ts';
import { asApiError } from '../../../api/create-load.ts';
import { FailureNotice } from '../../../shell/failure-notice.tsx';
import { Button } from '../../../ui/button.tsx';
import { SelectField } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { LiveAvailability } from '../../seat-map/create-availability.ts';
import { SeatMap } from '../../seat-map/seat-map.tsx';
import type { SeatState } from '../../seat-map/seat-state.ts';
import { ta } from '../words.ts';
import { fillOfSection, SectionFills, SectionFillsKey, tellSection } from './section-fills.tsx';
import './seat-desk.css';

interface SeatDeskProps {
  concert: AdminConcert;
  hall: HallLayout;
  availability: LiveAvailability;
}

const chosenScope = 'chosen';
const sectionScope = 'section';
const statesShown: readonly SeatState[] = ['available', 'selected', 'held', 'sold', 'withdrawn'];

/** The hall with its seats as they stand; free ones are chosen to be withdrawn, withdrawn ones to be restored. */
export function SeatDesk(props: SeatDeskProps) {
  const [openCode, setOpenCode] = createSignal<string>();
  const [chosen, setChosen] = createStore<Record<string, true | undefined>>({});
  const [scope, setScope] = createSignal(chosenScope);
  const [busy, setBusy] = createSignal<SeatChanges['change']>();
  const [outcome, setOutcome] = createSignal<SeatsChanged & Pick<SeatChanges, 'change'>>();
  const [failure, setFailure] = createSignal<ApiError>();

  const fills = createUniqueId();
  const only = () => (props.hall.sections.length === 1 ? props.hall.sections[0] : undefined);
  const section = createMemo(() => only() ?? props.hall.sections.find(({ code }) => code === openCode()));
  const rows = createMemo(() => [...new Set(section()?.runs.map(({ row }) => row))]);
  const chosenIds = createMemo(() => Object.keys(chosen).filter((id) => chosen[id]));
  const canSell = () => props.concert.saleStatus !== 'cancelled';
  const scopes = () => [
    { value: chosenScope, label: ta('desk.chosen', { count: chosenIds().length }) },
    { value: sectionScope, label: ta('desk.section', { name: section()?.name ?? '' }) },
    ...rows().map((row) => ({ value: `row:${row}`, label: ta('desk.row', { row }) })),
  ];

  function openSection(code: string | undefined): void {
    setOpenCode(code);
    setScope(chosenScope);
    setOutcome(undefined);
  }
  function toggle(id: string): void {
    setScope(chosenScope);
    if (!chosen[id] && chosenIds().length >= limits.seatIdsPerChange) return;
    setChosen(id, chosen[id] ? undefined : true);
  }
  function named(): Pick<SeatChanges, 'seatIds' | 'sections'> {
    if (scope() === chosenScope) return { seatIds: chosenIds() };
    const code = section()?.code ?? '';
    return { sections: [scope() === sectionScope ? { code } : { code, rows: [scope().slice('row:'.length)] }] };
  }
  async function run(change: SeatChanges['change']): Promise<void> {
    setBusy(change);
    setFailure(undefined);
    setOutcome(undefined);
    try {
      const params = { concertId: props.concert.id };
      const result = await call(changeSeats, { params, body: { change, ...named() } });
      setOutcome({ ...result, change });
      setChosen(reconcile({}));
      // The shop shows seats that are up to a second old.
      setTimeout(() => props.availability.refresh(), 1_100);
    } catch (error) {
      setFailure(asApiError(error));
    } finally {
      setBusy(undefined);
    }
  }
  const nothingChosen = () => scope() === chosenScope && chosenIds().length === 0;
  return (
    <section class="seat-desk" aria-labelledby="seat-desk-title">
      <div class="seat-desk-head">
        <h2 id="seat-desk-title">{ta('desk.title')}</h2>
        <p class="field-hint">{canSell() ? ta('desk.hint') : ta('desk.off')}</p>
      </div>
      <Show when={canSell() && section()}>
        <form class="seat-desk-bar" onSubmit={(event) => event.preventDefault()}>
          <SelectField label={ta('desk.which')} value={scope()} options={scopes()} onChange={setScope} />
          <Button
            variant="solid"
            disabled={nothingChosen()}
            busy={busy() === 'withdraw'}
            onClick={() => void run('withdraw')}
          >
            {ta('desk.withdraw')}
          </Button>
          <Button disabled={nothingChosen()} busy={busy() === 'restore'} onClick={() => void run('restore')}>
            {ta('desk.restore')}
          </Button>
          <Show when={chosenIds().length > 0}>
            <Button variant="plain" onClick={() => setChosen(reconcile({}))}>
              {ta('desk.clear')}
            </Button>
          </Show>
        </form>
      </Show>
      <Show when={outcome()}>{(of) => <Outcome {...of()} />}</Show>
      <Show when={failure()}>{(error) => <FailureNotice error={error()} />}</Show>
      <Show when={!section()}>
        <SectionFills id={fills} sections={props.hall.sections} availability={props.availability.sections} />
        <SectionFillsKey />
      </Show>
      <SeatMap
        sections={props.hall.sections}
        priceTiers={props.concert.priceTiers}
        currency={props.concert.currency}
        availability={props.availability.sections}
        overview={{ tell: tellSection, fillOf: (code) => fillOfSection(fills, code) }}
        legend={statesShown}
        openSection={openCode()}
        onOpenSection={openSection}
        canPick={(state) => canSell() && (state === 'available' || state === 'withdrawn' || state === 'selected')}
        stateOf={(id, said) => (chosen[id] ? 'selected' : said)}
        onPick={({ id }, state) => {
          if (canSell() && (state === 'available' || state === 'withdrawn' || state === 'selected')) toggle(id);
        }}
      />
    </section>
  );
}

const namesShown = 12;

/** What became of the seats: those that somebody has are named, as they stayed. */
function Outcome(props: SeatsChanged & Pick<SeatChanges, 'change'>) {
  const stayed = () => props.refused.map(({ seatId }) => seatId);
  const names = () => stayed().slice(0, namesShown).join(', ') + (stayed().length > namesShown ? ' …' : '');
  return (
    <Notice
      tone={stayed().length > 0 ? 'warn' : 'good'}
      announced
      title={ta(props.change === 'withdraw' ? 'desk.withdrawn' : 'desk.restored', { count: props.changed })}
    >
      <Show when={stayed().length > 0}>{ta('desk.stayed', { count: stayed().length, seats: names() })}</Show>
    </Notice>
  );
}
