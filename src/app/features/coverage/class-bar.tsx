import type { Amounts, Denominator } from '../../../analysis/coverage/spec.ts';
import { type CoverageClass, coverageClasses } from '../../../map/meaning.ts';
import { useClassBackground } from '../../ui/class-look.tsx';
import { amount } from '../../ui/format.ts';
import { useSpeech } from '../../ui/use-app.ts';
import { toldOf } from './told.ts';

function Segment({ name, share }: { readonly name: CoverageClass; readonly share: number }) {
  const { background } = useClassBackground(name);
  return share > 0 ? <span style={{ width: `${share * 100}%`, background }} /> : null;
}

interface Props {
  readonly amounts: Amounts;
  readonly label: string;
  readonly denominator: Denominator;
  /** Shares 0–1 of covered + uncovered at which a target line stands. */
  readonly targets?: readonly number[];
}

/** Covered, uncovered and unknown as one bar of the whole; target lines stand where the share would meet them. */
export function ClassBar({ amounts, label, denominator, targets = [] }: Props) {
  const { lang, say } = useSpeech();
  const whole = amounts.covered + amounts.uncovered + amounts.unknown;
  const known = whole === 0 ? 0 : (amounts.covered + amounts.uncovered) / whole;
  const told = toldOf(amounts, denominator);
  const text = coverageClasses
    .map((name) => `${say(name)} ${told.beside === name ? '—' : amount(amounts[name], denominator, lang)}`)
    .join(lang === 'zh' ? '，' : ', ');
  return (
    <span className="class-bar" role="img" aria-label={`${label}: ${text}`}>
      {whole > 0 && coverageClasses.map((name) => <Segment key={name} name={name} share={amounts[name] / whole} />)}
      {whole > 0 && targets.map((target) => <i key={target} className="target-line" style={{ left: `${target * known * 100}%` }} />)}
    </span>
  );
}
