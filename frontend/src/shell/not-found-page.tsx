import { A } from '@solidjs/router';
import { t } from '../i18n/words.ts';
import { buttonLook } from '../ui/button.tsx';
import { PageHeading } from './page-heading.tsx';

export function NotFoundPage() {
  return (
    <div class="page">
      <PageHeading title={t('notFound.title')} />
      <p>{t('notFound.text')}</p>
      <p>
        <A href="/tickets" {...buttonLook({ variant: 'primary' })}>
          {t('notFound.link')}
        </A>
      </p>
    </div>
  );
}
