import { createMemo, createSignal, For, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { ApiError } from '../../api/api-error.ts';
import { asApiError } from '../../api/create-load.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { ConcertDraft } from './concert-draft.ts';
import { draftFieldName, draftFieldText } from './draft-field-text.ts';
import { type DraftField, fieldKey, findDifferences } from './merge-drafts.ts';
import { ta } from './words.ts';
import './stale-notice.css';

interface StaleNoticeProps {
  base: ConcertDraft;
  mine: ConcertDraft;
  theirs: ConcertDraft;
  /** Saves my changes, and of what both changed whatever was chosen. */
  onSave: (isMine: (field: DraftField) => boolean) => Promise<void>;
  /** Shows their version and drops mine. */
  onTheirs: () => void;
}

/** Two admins at one concert: what the other changed, and whose word it is to be where both changed the same. */
export function StaleNotice(props: StaleNoticeProps) {
  const [choices, setChoices] = createStore<Record<string, 'mine' | 'theirs' | undefined>>({});
  const [busy, setBusy] = createSignal(false);
  const [failure, setFailure] = createSignal<ApiError>();
  const differences = createMemo(() => findDifferences(props.base, props.mine, props.theirs));
  const choiceOf = (field: DraftField) => choices[fieldKey(field)] ?? 'mine';
  const conflicts = () => differences().filter(({ isConflict }) => isConflict);
  const others = () => differences().filter(({ isConflict }) => !isConflict);

  async function save(): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      await props.onSave((field) => choiceOf(field) === 'mine');
    } catch (error) {
      setFailure(asApiError(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <>
      <Notice
        tone="warn"
        announced
        title={ta('stale.title')}
        actions={
          <>
            <Button size="small" variant="solid" busy={busy()} onClick={() => void save()}>
              {ta(conflicts().length > 0 ? 'stale.saveChosen' : 'stale.save')}
            </Button>
            <Button size="small" onClick={() => props.onTheirs()}>
              {ta('stale.theirs')}
            </Button>
          </>
        }
      >
        <div class="stale-differences">
          <p>{ta('stale.text')}</p>
          <For each={conflicts()}>
            {({ field }) => (
              <Choice
                legend={draftFieldName(props.base, field)}
                value={choiceOf(field)}
                options={[
                  { value: 'mine', label: ta('stale.mine', { text: draftFieldText(props.mine, field) }) },
                  { value: 'theirs', label: ta('stale.their', { text: draftFieldText(props.theirs, field) }) },
                ]}
                onChange={(value) => setChoices(fieldKey(field), value)}
              />
            )}
          </For>
          <Show when={others().length > 0}>
            <p>{ta('stale.others')}</p>
            <ul>
              <For each={others()}>
                {({ field }) => (
                  <li>
                    {draftFieldName(props.base, field)}: <strong>{draftFieldText(props.theirs, field)}</strong>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </div>
      </Notice>
      <Show when={failure()}>{(error) => <FailureNotice error={error()} />}</Show>
    </>
  );
}
