import { useEffect, useRef, useState } from 'react';

/** The newest of some words at most once a second: a reader's voice cannot follow a drag. */
function useThrottled(text: string, waitMs = 1000): string {
  const [said, setSaid] = useState(text);
  const last = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, last.current + waitMs - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setSaid(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text, waitMs]);
  return said;
}

/** The figures for a screen reader. */
export function Said({ text }: { readonly text: string }) {
  return (
    <p className="said" aria-live="polite" data-testid="trial-said">
      {useThrottled(text)}
    </p>
  );
}
