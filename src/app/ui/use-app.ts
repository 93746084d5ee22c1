import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Issue } from '../../core/issue.ts';
import { say, sayIssue, type WordKey } from '../../text/app.ts';
import type { Lang } from '../../text/sentence.ts';
import type { App } from '../services.ts';
import type { Circle } from '../state/circle.ts';
import type { Cities } from '../state/city.ts';
import type { Coverage } from '../state/coverage.ts';
import type { ImportState } from '../state/import.ts';
import type { Layout } from '../state/layout.ts';
import type { Notice } from '../state/notices.ts';
import type { Overlay } from '../state/overlay.ts';
import type { Pointer } from '../state/pointer.ts';
import type { Scope } from '../state/scope.ts';
import type { Session } from '../state/session.ts';

const AppContext = createContext<App | null>(null);

export const AppProvider = AppContext.Provider;

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('useApp outside AppProvider');
  return app;
}

export function useSession<T>(pick: (session: Session) => T): T {
  return useStore(useApp().session, pick);
}
export function useCities<T>(pick: (cities: Cities) => T): T {
  return useStore(useApp().cities, pick);
}
/** What is in scope: index of the city, question, and what passes. */
export function useScope<T>(pick: (scope: Scope) => T): T {
  return useStore(useApp().scope, pick);
}
export function useCoverage<T>(pick: (coverage: Coverage) => T): T {
  return useStore(useApp().coverage, pick);
}
export function useCircle<T>(pick: (circle: Circle) => T): T {
  return useStore(useApp().circle, pick);
}
export function usePointer<T>(pick: (pointer: Pointer) => T): T {
  return useStore(useApp().pointer, pick);
}
/** The import on screen. */
export function useImport<T>(pick: (state: ImportState) => T): T {
  return useStore(useApp().importing, pick);
}

/** How this browser divides the screen. */
export function useLayout<T>(pick: (layout: Layout) => T): T {
  return useStore(useApp().layout, pick);
}

export function useNotices<T>(pick: (state: { readonly notices: readonly Notice[] }) => T): T {
  return useStore(useApp().notices, pick);
}

export function useOverlay<T>(pick: (overlay: Overlay) => T): T {
  return useStore(useApp().overlay, pick);
}

export interface Speech {
  readonly lang: Lang;
  readonly say: (key: WordKey, params?: Readonly<Record<string, string | number>>) => string;
  readonly sayIssue: (issue: Issue) => string;
}

/** Words and sentences in the language of the session. */
export function useSpeech(): Speech {
  const lang = useSession((session) => session.lang);
  return { lang, say: (key, params) => say(key, lang, params), sayIssue: (issue) => sayIssue(issue, lang) };
}
