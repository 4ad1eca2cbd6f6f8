import { useLocation } from '@solidjs/router';
import { createEffect, createSignal, ErrorBoundary, on, onCleanup, type ParentProps, Show, Suspense } from 'solid-js';
import { t } from '../i18n/words.ts';
import { Announcer } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Toasts } from '../ui/toasts.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';
import './shell.css';

/** What stands around every page. */
export function Shell(props: ParentProps) {
  let main!: HTMLElement;
  const skipToMain = (event: MouseEvent) => {
    event.preventDefault();
    main.focus();
  };
  return (
    <div class="shell">
      {/* biome-ignore lint/a11y/useValidAnchor: it leads to an address of this page; the router would load the page again. */}
      <a class="skip-link" href="#main" onClick={skipToMain}>
        {t('skip')}
      </a>
      <SiteHeader />
      <main id="main" ref={main} tabindex="-1">
        <OfflineNotice />
        <ErrorBoundary fallback={(error, tryAgain) => <Broken error={error} onLeave={tryAgain} />}>
          <Suspense fallback={<PageSkeleton />}>{props.children}</Suspense>
        </ErrorBoundary>
      </main>
      <SiteFooter />
      <Toasts dismissLabel={t('dismiss')} />
      <Announcer />
    </div>
  );
}

/** The place of a page whose code is still on its way. */
function PageSkeleton() {
  return (
    <div class="page" aria-busy="true">
      <Skeleton shape="title" />
      <Skeleton shape="block" class="page-skeleton" />
    </div>
  );
}

/** A page that threw, or whose code could not be fetched: the browser is offline, or a new deployment replaced it. */
function Broken(props: { error: unknown; onLeave: () => void }) {
  const place = useLocation();
  const reload = () => location.reload();
  console.error(props.error);
  addEventListener('online', reload);
  onCleanup(() => removeEventListener('online', reload));
  createEffect(
    on(
      () => place.pathname,
      () => props.onLeave(),
      { defer: true },
    ),
  );
  return (
    <div class="page">
      <Notice tone="bad" title={t('broken.title')} actions={<Button onClick={reload}>{t('broken.reload')}</Button>}>
        {t('broken.text')}
      </Notice>
    </div>
  );
}

function OfflineNotice() {
  const [online, setOnline] = createSignal(navigator.onLine);
  const update = () => setOnline(navigator.onLine);
  addEventListener('online', update);
  addEventListener('offline', update);
  onCleanup(() => {
    removeEventListener('online', update);
    removeEventListener('offline', update);
  });
  return (
    <Show when={!online()}>
      <div class="shell-offline">
        <Notice tone="warn" announced>
          {t('offline')}
        </Notice>
      </div>
    </Show>
  );
}
