import { type AdminConcert, getAdminConcert, updateConcert } from '@frontrow/functions/contract/admin.ts';
import { A, useNavigate, useParams } from '@solidjs/router';
import { createSignal, Match, Show, Switch } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { ApiError } from '../../api/api-error.ts';
import { call } from '../../api/call.ts';
import { createLoad } from '../../api/create-load.ts';
import { FailureNotice } from '../../shell/failure-notice.tsx';
import { loaded } from '../../shell/loaded.ts';
import { PageHeading } from '../../shell/page-heading.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { type ConcertDraft, changesOf, draftOf } from './concert-draft.ts';
import { ConcertForm } from './concert-form.tsx';
import { createConcertForm } from './create-concert-form.ts';
import { createPosterUpload } from './create-poster-upload.ts';
import { PosterField } from './poster-field.tsx';
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
  const [stale, setStale] = createSignal(false);
  const poster = createPosterUpload();
  const concertId = props.concert.id;

  async function save(version: number): Promise<void> {
    const changes = changesOf(draft, original(), version);
    if (Object.keys(changes).length === 1) return showToast(ta('form.nothing'));
    try {
      await call(updateConcert, { params: { concertId }, body: changes });
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'stale-version') throw error;
      setStale(true);
      return;
    }
    showToast(ta('form.saved'));
    navigate('/admin/events');
  }
  const form = createConcertForm(draft, false, () => save(original().version));

  async function saveMine(): Promise<void> {
    const { concert } = await call(getAdminConcert, { params: { concertId } });
    setStale(false);
    await save(concert.version);
  }
  async function showTheirs(): Promise<void> {
    const { concert } = await call(getAdminConcert, { params: { concertId } });
    setOriginal(concert);
    setDraft(reconcile(draftOf(concert)));
    setStale(false);
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
        <Show when={stale()}>
          <StaleNotice onMine={saveMine} onTheirs={showTheirs} />
        </Show>
      }
    />
  );
}

/** Two admins at one concert: whose version is it to be? */
function StaleNotice(props: { onMine: () => Promise<void>; onTheirs: () => Promise<void> }) {
  const [failure, setFailure] = createSignal<ApiError>();
  const run = (task: () => Promise<void>) => {
    setFailure(undefined);
    task().catch((error) => setFailure(error instanceof ApiError ? error : new ApiError('internal-error', 500)));
  };
  return (
    <>
      <Notice
        tone="warn"
        announced
        title={ta('stale.title')}
        actions={
          <>
            <Button size="small" variant="solid" onClick={() => run(props.onMine)}>
              {ta('stale.mine')}
            </Button>
            <Button size="small" onClick={() => run(props.onTheirs)}>
              {ta('stale.theirs')}
            </Button>
          </>
        }
      >
        {ta('stale.text')}
      </Notice>
      <Show when={failure()}>{(error) => <FailureNotice error={error()} />}</Show>
    </>
  );
}
