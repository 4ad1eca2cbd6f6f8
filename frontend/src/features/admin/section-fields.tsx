import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { FormPart } from './concert-form.tsx';
import { type SectionDraft, seatsOf } from './seat-plan.ts';
import { ta } from './words.ts';

interface SectionFieldsProps extends FormPart {
  section: SectionDraft;
  at: number;
  /** Whether the preview shows this section. */
  shown: boolean;
  onShow: () => void;
  onCopy: () => void;
  onRemove: () => void;
}

export function SectionFields(props: SectionFieldsProps) {
  const put = (change: Partial<SectionDraft>) => {
    props.setDraft('sections', props.at, change);
    props.onShow();
  };
  const errorOf = (field: keyof SectionDraft) => props.form.errorOf(`sections.${props.at}.${field}`);
  const tiers = () => props.draft.tiers.map(({ key, name }) => ({ value: String(key), label: name }));
  return (
    <fieldset class="section-row" data-shown={props.shown ? '' : undefined}>
      <legend class="visually-hidden">{ta('form.section.nth', { nth: props.at + 1 })}</legend>
      <TextField
        label={ta('form.section.name')}
        maxlength={60}
        value={props.section.name}
        onInput={(name) => put({ name })}
        error={errorOf('name')}
      />
      <SelectField
        label={ta('form.section.tier')}
        value={String(props.section.tierKey)}
        options={tiers()}
        onChange={(key) => put({ tierKey: Number(key) })}
      />
      <TextField
        label={ta('form.section.rows')}
        inputmode="numeric"
        maxlength={3}
        value={props.section.rows}
        onInput={(rows) => put({ rows })}
        error={errorOf('rows')}
      />
      <TextField
        label={ta('form.section.seats')}
        inputmode="numeric"
        maxlength={3}
        value={props.section.seatsPerRow}
        onInput={(seatsPerRow) => put({ seatsPerRow })}
        error={errorOf('seatsPerRow')}
      />
      <TextField
        label={ta('form.section.aisles')}
        hint={ta('form.section.aisles.hint')}
        value={props.section.aislesAfter}
        onInput={(aislesAfter) => put({ aislesAfter })}
        error={errorOf('aislesAfter')}
      />
      <div class="section-row-end">
        <span class="numbers">{ta('form.seats.count', { count: seatsOf(props.section) })}</span>
        <Button
          size="small"
          variant="plain"
          aria-pressed={props.shown}
          aria-label={ta('form.section.show', { name: props.section.name })}
          onClick={() => props.onShow()}
        >
          {ta('form.section.preview')}
        </Button>
        <Button
          variant="plain"
          size="icon"
          aria-label={ta('form.section.copy', { name: props.section.name })}
          onClick={() => props.onCopy()}
        >
          <Icon name="copy" />
        </Button>
        <Button
          variant="plain"
          size="icon"
          aria-label={ta('form.section.remove', { name: props.section.name })}
          onClick={() => props.onRemove()}
        >
          <Icon name="remove" />
        </Button>
      </div>
    </fieldset>
  );
}
