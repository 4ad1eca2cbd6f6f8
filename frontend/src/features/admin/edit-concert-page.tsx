import { type AdminConcert, getAdminConcert, updateConcert } from '@frontrow/functions/contract/admin.ts';
import { A, useNavigate, useParams } from '@solidjs/router';
import { createSignal, Match, Show, Switch } from 'solid-js';
import { createStore, reconcile, unwrap } from 'solid-js/store';
import { ApiError } from '../../api/api-error.ts';
import { call } from '../../api/call.ts';
import { createLoad } from '../../api/create-load.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { loaded } from '../../shell/loaded.ts';
import { PageHeading } from '../../shell/page-heading.tsx';
import { buttonLook } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { type ConcertDraft, changesOf, draftOf } from './concert-draft.ts';
import { ConcertForm } from './concert-form.tsx';
import { createConcertForm } from './create-concert-form.ts';
import { createPosterUpload } from './create-poster-upload.ts';
import { type DraftField, mergeDrafts } from './merge-drafts.ts';
import { PosterField } from './poster-field.tsx';
import { StaleNotice } from './stale-notice.tsx';
import { ta } from './words.ts';

export function EditConcertPage() {
  const params = useParams<{ concertId: string }>();
  const [load, { reload }] = createLoad(
    () => params.concertId,
    async (concertId, signal) => (await call(getAdminConcert, { params: { concertId }, signal })).concert,
  );
  return (
    <div class="page admin-page">
      <div class="admin-head">
        <A href="/admin/events" class="admin-back">
          <Icon name="back" />
          {ta('form.back')}
        </A>
        <PageHeading title={ta('form.edit.title')} />
        <A href={`/admin/events/${params.concertId}/sales`} {...buttonLook({ size: 'small' })}>
          {ta('form.toSales')}
        </A>
      </div>
      <Switch fallback={<Skeleton shape="block" class="page-skeleton" />}>
        <Match when={loaded.failure(load())}>{(error) => <FailureNotice error={error()} onRetry={reload} />}</Match>
        <Match when={loaded.value(load())} keyed>
          {(concert) => <EditForm concert={concert} />}
        </Match>
      </Switch>
    </div>
  );
}

function EditForm(props: { concert: AdminConcert }) {
  const navigate = useNavigate();
  const [original, setOriginal] = createSignal(props.concert);
  const [draft, setDraft] = createStore<ConcertDraft>(draftOf(props.concert));
  const [theirs, setTheirs] = createSignal<AdminConcert>();
  const poster = createPosterUpload();
  const concertId = props.concert.id;

  async function save(version: number): Promise<void> {
    const changes = changesOf(draft, original(), version);
    if (Object.keys(changes).length === 1) return showToast(ta('form.nothing'));
    try {
      await call(updateConcert, { params: { concertId }, body: changes });
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'stale-version') throw error;
      setTheirs((await call(getAdminConcert, { params: { concertId } })).concert);
      return;
    }
    showToast(ta('form.saved'));
    navigate('/admin/events');
  }
  const form = createConcertForm(draft, false, () => save(original().version));

  /** From here on the draft is one of their version. */
  function startFrom(concert: AdminConcert, merged: ConcertDraft): void {
    setOriginal(concert);
    setDraft(reconcile(merged));
    setTheirs(undefined);
  }
  async function saveMerged(concert: AdminConcert, isMine: (field: DraftField) => boolean): Promise<void> {
    const merged = mergeDrafts(draftOf(original()), unwrap(draft), draftOf(concert), isMine);
    startFrom(concert, merged);
    await save(concert.version);
  }
  const replacePoster = async (file: File) => {
    if (await poster.upload(concertId, file)) showToast(ta('poster.uploaded'));
  };
  return (
    <ConcertForm
      draft={draft}
      setDraft={setDraft}
      form={form}
      editing={original()}
      submitLabel={ta('form.save.button')}
      poster={
        <PosterField
          poster={original().poster}
          progress={poster.progress()}
          error={poster.error()}
          onChoose={(file) => void replacePoster(file)}
        />
      }
      notice={
        <Show when={theirs()}>
          {(concert) => (
            <StaleNotice
              base={draftOf(original())}
              mine={draft}
              theirs={draftOf(concert())}
              onSave={(isMine) => saveMerged(concert(), isMine)}
              onTheirs={() => startFrom(concert(), draftOf(concert()))}
            />
          )}
        </Show>
      }
    />
  );
}
