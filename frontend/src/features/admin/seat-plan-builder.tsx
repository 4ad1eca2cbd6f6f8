import { limits } from '@frontrow/functions/contract/limits.ts';
import { createSignal, Index, Show } from 'solid-js';
import { produce } from 'solid-js/store';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { totalSeats } from './concert-draft.ts';
import type { FormPart } from './concert-form.tsx';
import { HallPreview } from './hall-preview.tsx';
import { nextName, type SectionDraft } from './seat-plan.ts';
import { SeatPlanPreview } from './seat-plan-preview.tsx';
import { SectionFields } from './section-fields.tsx';
import { ta } from './words.ts';
import './seat-plan-builder.css';

/** The hall as sections of so many rows of so many seats, with what the section at hand will look like. */
export function SeatPlanBuilder(props: FormPart) {
  const [shownKey, setShownKey] = createSignal(1);
  const sections = () => props.draft.sections;
  const shown = () => sections().find(({ key }) => key === shownKey()) ?? sections()[0];
  const nextKey = () => Math.max(0, ...sections().map(({ key }) => key)) + 1;

  function insert(at: number, section: Omit<SectionDraft, 'key'>): void {
    const key = nextKey();
    props.setDraft(
      produce((draft) => {
        draft.sections.splice(at, 0, { ...section, key });
      }),
    );
    setShownKey(key);
  }
  const add = () =>
    insert(sections().length, {
      name: `${ta('form.section.newName')} ${sections().length + 1}`,
      tierKey: props.draft.tiers.at(-1)?.key ?? 0,
      rows: '10',
      seatsPerRow: '20',
      aislesAfter: '',
    });
  const copy = (at: number) => {
    const section = sections()[at];
    if (section) insert(at + 1, { ...section, name: freeName(nextName(section.name)) });
  };
  const freeName = (name: string): string =>
    sections().some((other) => other.name === name) ? freeName(nextName(name)) : name;
  const remove = (at: number) =>
    props.setDraft(
      produce((draft) => {
        draft.sections.splice(at, 1);
      }),
    );
  return (
    <>
      <p class="seat-plan-total numbers" role="status">
        {ta('form.seats.total', { count: totalSeats(props.draft), sections: sections().length })}
      </p>
      <Show when={props.form.errorOf('sections')}>{(error) => <Notice tone="bad">{error()}</Notice>}</Show>
      <HallPreview draft={props.draft} onShow={setShownKey} />
      <Index each={sections()}>
        {(section, at) => (
          <SectionFields
            {...props}
            section={section()}
            at={at}
            shown={shown()?.key === section().key}
            onShow={() => setShownKey(section().key)}
            onCopy={() => copy(at)}
            onRemove={() => remove(at)}
          />
        )}
      </Index>
      <Show when={sections().length < limits.sectionsPerConcert}>
        <div>
          <Button size="small" onClick={add}>
            <Icon name="plus" />
            {ta('form.section.add')}
          </Button>
        </div>
      </Show>
      <Show when={shown()}>{(section) => <SeatPlanPreview draft={props.draft} section={section()} />}</Show>
    </>
  );
}
