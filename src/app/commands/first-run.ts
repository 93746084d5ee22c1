import type { App } from '../services.ts';

const storageKey = 'xiutu-tour';

/** The tour was seen or left: it does not come by itself again in this browser. */
export function rememberTour(app: App): void {
  try {
    app.kept?.setItem(storageKey, 'seen');
  } catch {
    // A browser that keeps nothing shows it again.
  }
}

/** Offers the tour to somebody who comes for the first time and not by a link, once there is something to be shown. */
export function welcome(app: App): void {
  if (!app.kept || app.kept.getItem(storageKey) !== null) return;
  const stop = app.cities.subscribe(({ open }) => {
    if (open.status !== 'ready') return;
    stop();
    app.overlay.setState({ shown: 'tour' });
  });
}
