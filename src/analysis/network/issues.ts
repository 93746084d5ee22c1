import type { Issue } from '../../core/issue.ts';
import type { Network } from './spec.ts';

/** What a person should know of a network before trusting walks on it: ends that touch without joining, and islands. */
export function networkIssues({ nearMisses, componentCount }: Network): Issue[] {
  const issues: Issue[] = [];
  const [first] = nearMisses;
  if (first) {
    const params = { count: nearMisses.length, lon: first.lon.toFixed(6), lat: first.lat.toFixed(6) };
    issues.push({ code: 'near-misses', severity: 'warning', params });
  }
  if (componentCount > 1) issues.push({ code: 'network-islands', severity: 'info', params: { count: componentCount - 1 } });
  return issues;
}
