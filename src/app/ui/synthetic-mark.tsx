import { readyCity } from '../state/city.ts';
import { useCities, useSpeech } from './use-app.ts';

/** 示意 beside a figure or name of a city that is drawn for demonstration; nothing in a real one. */
export function SyntheticMark() {
  const { say } = useSpeech();
  const synthetic = useCities((cities) => readyCity(cities)?.info.synthetic === true);
  return synthetic ? <span className="mark-small">{say('synthetic')}</span> : null;
}
