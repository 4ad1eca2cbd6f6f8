import { createConcert } from '@frontrow/functions/contract/admin.ts';
import { A, useNavigate } from '@solidjs/router';
import { createStore } from 'solid-js/store';
import { call } from '../../api/call.ts';
import { PageHeading } from '../../shell/page-heading.tsx';
import { Icon } from '../../ui/icon.tsx';
import { showToast } from '../../ui/toasts.tsx';
import { type ConcertDraft, emptyDraft, newConcertOf } from './concert-draft.ts';
import { ConcertForm } from './concert-form.tsx';
import { createConcertForm } from './create-concert-form.ts';
import { createPosterUpload } from './create-poster-upload.ts';
import { PosterField } from './poster-field.tsx';
import { ta } from './words.ts';

export function AddConcertPage() {
  const navigate = useNavigate();
  const [draft, setDraft] = createStore<ConcertDraft>(emptyDraft(new Intl.DateTimeFormat().resolvedOptions().timeZone));
  const poster = createPosterUpload();
  let chosenPoster: File | undefined;

  const form = createConcertForm(draft, true, async () => {
    const { concert } = await call(createConcert, { body: newConcertOf(draft) });
    const posterTaken = !chosenPoster || (await poster.upload(concert.id, chosenPoster)) !== undefined;
    if (posterTaken) {
      showToast(ta('form.added', { title: concert.title }));
      return navigate('/admin/events');
    }
    // The concert is there already: from here on it is edited, and the poster can be tried again.
    showToast(`${ta('poster.failed')} ${poster.error() ?? ''}`, 'bad');
    navigate(`/admin/events/${concert.id}/edit`, { replace: true });
  });
  return (
    <div class="page admin-page">
      <div class="admin-head">
        <A href="/admin/events" class="admin-back">
          <Icon name="back" />
          {ta('form.back')}
        </A>
        <PageHeading title={ta('form.add.title')} />
      </div>
      <ConcertForm
        draft={draft}
        setDraft={setDraft}
        form={form}
        submitLabel={ta('form.add.button')}
        poster={
          <PosterField
            poster={null}
            later
            progress={poster.progress()}
            error={poster.error()}
            onChoose={(file) => {
              chosenPoster = file;
            }}
          />
        }
      />
    </div>
  );
}
