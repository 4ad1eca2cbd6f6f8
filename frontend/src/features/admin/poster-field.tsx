import type { Poster } from '@frontrow/functions/contract/concerts.ts';
import { limits } from '@frontrow/functions/contract/limits.ts';
import { createEffect, createSignal, onCleanup, Show } from 'solid-js';
import { languageTag } from '../../i18n/locale.ts';
import { Field } from '../../ui/field.tsx';
import { findPictureFault, findPosterFault, measurePicture, type PosterFault, posterTypes } from './poster-faults.ts';
import { ta } from './words.ts';
import './poster-field.css';

interface PosterFieldProps {
  /** The poster the concert has. */
  poster: Poster | null;
  /** Only files that the shop is likely to take. */
  onChoose: (file: File) => void;
  /** From 0 to 1 while a poster is on its way. */
  progress: number | undefined;
  error: string | undefined;
  /** The file waits until the concert exists. */
  later?: boolean;
}

export function PosterField(props: PosterFieldProps) {
  const [preview, setPreview] = createSignal<string>();
  const [fault, setFault] = createSignal<string>();
  createEffect(() => {
    const url = preview();
    onCleanup(() => url && URL.revokeObjectURL(url));
  });

  async function choose(file: File | undefined): Promise<void> {
    if (!file) return;
    const url = URL.createObjectURL(file);
    const found = findPosterFault(file) ?? findPictureFault(await measurePicture(url));
    setFault(found && faultText(found, file));
    if (found) URL.revokeObjectURL(url);
    setPreview(found ? undefined : url);
    if (!found) props.onChoose(file);
  }
  const shown = () => preview() ?? props.poster?.url;
  return (
    <div class="poster-field">
      <Show when={shown()} fallback={<div class="poster-field-frame" />}>
        {(url) => <img class="poster-field-frame" src={url()} alt={ta('poster.preview')} />}
      </Show>
      <div class="poster-field-text">
        <Field
          label={ta('poster.choose')}
          hint={`${ta('poster.hint')}${props.later ? ` ${ta('poster.later')}` : ''}`}
          error={fault() ?? props.error}
        >
          {(links) => (
            <input
              {...links}
              class="control"
              type="file"
              accept={posterTypes.join(',')}
              onChange={(event) => void choose(event.currentTarget.files?.[0])}
            />
          )}
        </Field>
        <Show when={props.progress !== undefined}>
          <progress max="1" value={props.progress} aria-label={ta('poster.uploading')} />
        </Show>
      </div>
    </div>
  );
}

function faultText(fault: PosterFault, file: File): string {
  const megabytes = new Intl.NumberFormat(languageTag(), { maximumFractionDigits: 1 }).format(file.size / 1024 ** 2);
  switch (fault) {
    case 'type':
      return ta('poster.type');
    case 'size':
      return ta('poster.size', { megabytes });
    case 'pixels':
      return ta('poster.pixels', { megapixels: limits.posterPixels / 1_000_000 });
    case 'unreadable':
      return ta('poster.unreadable');
  }
}
