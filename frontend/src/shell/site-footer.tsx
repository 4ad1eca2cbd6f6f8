import { For } from 'solid-js';
import { chooseLocale, languageNames, languageTags, locale, locales } from '../i18n/locale.ts';
import { t } from '../i18n/words.ts';
import './site-footer.css';

export function SiteFooter() {
  return (
    <footer class="site-footer">
      <div class="site-footer-inner">
        <p>{t('footer.line')}</p>
        <fieldset class="languages">
          <legend class="visually-hidden">{t('footer.language')}</legend>
          <For each={locales}>
            {(spoken) => (
              <button
                type="button"
                lang={languageTags[spoken]}
                aria-pressed={locale() === spoken}
                onClick={() => void chooseLocale(spoken)}
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
