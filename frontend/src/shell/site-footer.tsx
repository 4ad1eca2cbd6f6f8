import { For } from 'solid-js';
import { chooseLocale, languageNames, languageTags, locale, locales } from '../i18n/locale.ts';
import { t } from '../i18n/words.ts';
import { showToast } from '../ui/toasts.tsx';
import { chooseScheme, scheme, schemes } from './color-scheme.ts';
import './site-footer.css';

export function SiteFooter() {
  // Its words are fetched first, and there may be no way to them.
  const speak = (wanted: (typeof locales)[number]) =>
    chooseLocale(wanted).catch(() => showToast(t('refusal.no-answer'), 'bad'));
  return (
    <footer class="site-footer">
      <div class="site-footer-inner">
        <p>{t('footer.line')}</p>
        <fieldset class="footer-choice">
          <legend class="visually-hidden">{t('footer.scheme')}</legend>
          <For each={schemes}>
            {(each) => (
              <button type="button" aria-pressed={scheme() === each} onClick={() => chooseScheme(each)}>
                {t(`scheme.${each}`)}
              </button>
            )}
          </For>
        </fieldset>
        <fieldset class="footer-choice">
          <legend class="visually-hidden">{t('footer.language')}</legend>
          <For each={locales}>
            {(spoken) => (
              <button
                type="button"
                lang={languageTags[spoken]}
                aria-pressed={locale() === spoken}
                onClick={() => void speak(spoken)}
              >
                {languageNames[spoken]}
              </button>
            )}
          </For>
        </fieldset>
      </div>
    </footer>
  );
}
