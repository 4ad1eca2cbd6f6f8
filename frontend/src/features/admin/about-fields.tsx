import { Field, TextField } from '../../ui/field.tsx';
import type { FormPart } from './concert-form.tsx';
import { ta } from './words.ts';

export function AboutFields(props: FormPart) {
  return (
    <>
      <TextField
        label={ta('form.title')}
        name="title"
        maxlength={120}
        value={props.draft.title}
        onInput={(title) => props.setDraft({ title })}
        error={props.form.errorOf('title')}
      />
      <TextField
        label={ta('form.artist')}
        name="artist"
        maxlength={120}
        value={props.draft.artist}
        onInput={(artist) => props.setDraft({ artist })}
        error={props.form.errorOf('artist')}
      />
      <Field label={ta('form.description')} hint={ta('form.optional')}>
        {(links) => (
          <textarea
            {...links}
            class="control"
            name="description"
            maxlength={2000}
            value={props.draft.description}
            onInput={(event) => props.setDraft({ description: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  );
}
