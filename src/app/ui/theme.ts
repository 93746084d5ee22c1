import { type ThemeConfig, theme } from 'antd';
import type { Theme } from '../../layers/kind.ts';

/** Surfaces, inks and the one accent (pine green). Everything on screen outside the map takes its colours from here. */
interface Surface {
  readonly page: string;
  readonly panel: string;
  readonly raised: string;
  readonly line: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly good: string;
  readonly bad: string;
}

const surfaces: Readonly<Record<Theme, Surface>> = {
  light: {
    page: '#eef0ee',
    panel: '#ffffff',
    raised: '#f6f8f7',
    line: '#dce1de',
    ink: '#1d2421',
    inkSoft: '#55605b',
    accent: '#1f6b52',
    accentSoft: '#e4efe9',
    good: '#1f6b52',
    bad: '#a8431a',
  },
  dark: {
    page: '#0e1113',
    panel: '#171b1e',
    raised: '#1f2528',
    line: '#31393d',
    ink: '#e6eae8',
    inkSoft: '#a6b0ab',
    accent: '#5cc3a6',
    accentSoft: '#1d332c',
    good: '#5cc3a6',
    bad: '#ffb07a',
  },
};

const fontFamily = "'Xiutu Rare', 'Xiutu', 'Noto Sans CJK SC', 'Noto Sans SC', 'PingFang SC', 'Microsoft YaHei', sans-serif";

/** Whether the user asked the system for less motion. */
export const lessMotion = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Ant Design's tokens: 4 px grid, type 12 14 16 20 28. */
export function antTheme(name: Theme): ThemeConfig {
  const surface = surfaces[name];
  return {
    algorithm: name === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: name === 'dark' ? '#3fa587' : surface.accent,
      colorLink: surface.accent,
      colorBgLayout: surface.page,
      colorBgContainer: surface.panel,
      colorBgElevated: name === 'dark' ? surface.raised : surface.panel,
      colorBorder: name === 'dark' ? '#5b666c' : '#8d9792',
      colorBorderSecondary: surface.line,
      colorText: surface.ink,
      colorTextSecondary: surface.inkSoft,
      colorTextTertiary: surface.inkSoft,
      colorTextDescription: surface.inkSoft,
      colorTextPlaceholder: surface.inkSoft,
      fontFamily,
      fontSize: 14,
      fontSizeSM: 12,
      fontSizeLG: 16,
      fontSizeHeading2: 28,
      fontSizeHeading4: 20,
      borderRadius: 4,
      motion: !lessMotion(),
      // Given here, they stand against what `motion` says.
      motionDurationMid: lessMotion() ? '0s' : '0.12s',
      motionDurationSlow: lessMotion() ? '0s' : '0.16s',
      motionDurationFast: lessMotion() ? '0s' : '0.08s',
    },
    components: {
      Button: {
        primaryShadow: 'none',
        ...(name === 'dark'
          ? { primaryColor: '#08130f', colorPrimary: '#5cc3a6', colorPrimaryHover: '#79d3ba', colorPrimaryActive: '#4bb294' }
          : {}),
      },
      Table: {
        cellPaddingBlockSM: 5,
        cellPaddingInlineSM: 6,
        headerBg: surface.raised,
        headerColor: surface.inkSoft,
        rowHoverBg: surface.accentSoft,
      },
      Tabs: { itemSelectedColor: surface.accent, itemHoverColor: surface.accent, inkBarColor: surface.accent },
      Segmented: { trackBg: surface.raised, itemColor: surface.inkSoft, itemSelectedColor: surface.ink },
    },
  };
}

/** The same surfaces for the app's own style sheet, as custom properties of the root element. */
export function rootProperties(name: Theme): Readonly<Record<string, string>> {
  const surface = surfaces[name];
  return {
    '--font': fontFamily,
    '--page': surface.page,
    '--panel': surface.panel,
    '--raised': surface.raised,
    '--line': surface.line,
    '--ink': surface.ink,
    '--ink-soft': surface.inkSoft,
    '--accent': surface.accent,
    '--accent-soft': surface.accentSoft,
    '--good': surface.good,
    '--bad': surface.bad,
    'color-scheme': name,
  };
}
