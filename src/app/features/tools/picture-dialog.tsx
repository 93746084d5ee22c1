import { Alert, Input, Modal, Segmented, Select, Spin, Switch } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { MapFrame } from '../../../map/frame.ts';
import { notify } from '../../state/notices.ts';
import { decimal, mapScale } from '../../ui/format.ts';
import { offerFile } from '../../ui/offer-file.ts';
import { useApp, useSpeech } from '../../ui/use-app.ts';
import { useFrame } from '../map/use-frame.ts';
import { asPng, makePicture, pictureFault, pictureFile } from './make-picture.ts';
import { scopeName } from './picture-content.ts';
import { firstOptions, type PictureOptions, pageOf, previewOf, scales } from './picture-options.ts';
import { toolStore } from './tools-store.ts';

const close = () => toolStore.setState({ dialog: null });

type Preview =
  | { readonly status: 'drawing'; readonly url: string | null }
  | { readonly status: 'done'; readonly url: string; readonly backdropWhole: boolean }
  | { readonly status: 'failed'; readonly reason: string };

/** Typing in the title should not draw a map per letter. */
const restMs = 400;

function usePreview(options: PictureOptions, title: string, frame: MapFrame): Preview {
  const app = useApp();
  const [preview, setPreview] = useState<Preview>({ status: 'drawing', url: null });
  // The pointer lies over the dialog: what it meets on the map below must not draw anew.
  const latest = useRef(frame);
  useEffect(() => {
    const ended = new AbortController();
    setPreview((before) => ({ status: 'drawing', url: before.status === 'failed' ? null : before.url }));
    const draw = async (): Promise<void> => {
      const page = previewOf(pageOf(options));
      const { canvas, backdropWhole } = await makePicture(app, latest.current, { options, title, page }, ended.signal);
      setPreview({ status: 'done', url: canvas.toDataURL('image/png'), backdropWhole });
    };
    const timer = setTimeout(() => {
      draw().catch((error: unknown) => {
        if (!ended.signal.aborted) setPreview({ status: 'failed', reason: pictureFault(error, app.session.getState().lang) });
      });
    }, restMs);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [app, options, title]);
  return preview;
}

function Field({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="goto-field">
      <span>{label}</span>
      {children}
    </div>
  );
}

interface OptionProps {
  readonly options: PictureOptions;
  readonly onChange: (change: Partial<PictureOptions>) => void;
}

function LetterFields({ options, onChange }: OptionProps) {
  const { say } = useSpeech();
  return (
    <>
      <Field label={say('picturePaper')}>
        <Segmented
          aria-label={say('picturePaper')}
          value={options.paper}
          onChange={(paper) => onChange({ paper })}
          options={['A4' as const, 'A3' as const]}
        />
      </Field>
      <Field label={say('pictureTurn')}>
        <Segmented
          aria-label={say('pictureTurn')}
          value={options.landscape}
          onChange={(landscape) => onChange({ landscape })}
          options={[
            { value: true, label: say('pictureLandscape') },
            { value: false, label: say('picturePortrait') },
          ]}
        />
      </Field>
      <Field label={say('pictureDpi')}>
        <Segmented
          aria-label={say('pictureDpi')}
          value={options.dpi}
          onChange={(dpi) => onChange({ dpi })}
          options={[
            { value: 150 as const, label: '150 dpi' },
            { value: 300 as const, label: '300 dpi' },
          ]}
        />
      </Field>
    </>
  );
}

function ScaleField({ options, onChange }: OptionProps) {
  const { lang, say } = useSpeech();
  const asScreen = 0;
  return (
    <Field label={say('pictureScale')}>
      <Select
        aria-label={say('pictureScale')}
        value={options.scale ?? asScreen}
        onChange={(n) => onChange({ scale: n === asScreen ? null : n })}
        options={[{ value: asScreen, label: say('pictureAsScreen') }, ...scales.map((n) => ({ value: n, label: mapScale(n, lang) }))]}
      />
    </Field>
  );
}

function Fields({ options, onChange }: OptionProps) {
  const { say } = useSpeech();
  return (
    <>
      <Field label={say('picturePurpose')}>
        <Segmented
          aria-label={say('picturePurpose')}
          value={options.purpose}
          onChange={(purpose) => onChange({ purpose })}
          options={[
            { value: 'letter' as const, label: say('pictureLetter') },
            { value: 'phone' as const, label: say('picturePhone') },
          ]}
        />
      </Field>
      {options.purpose === 'letter' && <LetterFields options={options} onChange={onChange} />}
      <ScaleField options={options} onChange={onChange} />
      <div className="picture-switch">
        <Switch
          size="small"
          aria-label={say('pictureBoundaries')}
          checked={options.boundaries}
          onChange={(boundaries) => onChange({ boundaries })}
        />
        <span>{say('pictureBoundaries')}</span>
      </div>
      <p className="quiet">{say('pictureBoundariesHelp')}</p>
    </>
  );
}

function PreviewBox({ preview }: { readonly preview: Preview }) {
  const { say } = useSpeech();
  if (preview.status === 'failed') return <Alert type="error" showIcon title={say('pictureFailed', { reason: preview.reason })} />;
  return (
    <Spin spinning={preview.status === 'drawing'} description={say('pictureDrawing')}>
      <div className="picture-preview" data-testid="picture-preview" data-status={preview.status}>
        {preview.url !== null && <img src={preview.url} alt={say('picturePreview')} />}
      </div>
      {preview.status === 'done' && !preview.backdropWhole && (
        <Alert type="warning" role="status" showIcon title={say('pictureNoBackdrop')} />
      )}
    </Spin>
  );
}

/** 出图: the map of the screen for a letter or a phone message, looked at before it is saved. */
export function PictureDialog() {
  const app = useApp();
  const frame = useFrame();
  const { lang, say } = useSpeech();
  const [options, setOptions] = useState<PictureOptions>(firstOptions);
  const [title, setTitle] = useState(() => scopeName(app));
  const [saving, setSaving] = useState(false);
  // Closing the dialog stops what is being drawn.
  const drawing = useRef<AbortController | null>(null);
  useEffect(() => () => drawing.current?.abort(), []);
  const preview = usePreview(options, title, frame);
  const page = pageOf(options);
  const px = (css: number) => decimal(Math.round(css * page.pixelRatio), lang, 0);
  const save = async (): Promise<void> => {
    setSaving(true);
    const ended = new AbortController();
    drawing.current = ended;
    try {
      const { canvas, backdropWhole } = await makePicture(app, frame, { options, title, page }, ended.signal);
      const file = pictureFile(app);
      offerFile(await asPng(canvas, page), file);
      notify(app.notices, 'done', 'pictureSaved', { file });
      if (!backdropWhole) notify(app.notices, 'warn', 'pictureNoBackdrop');
      close();
    } catch (error) {
      if (ended.signal.aborted) return;
      notify(app.notices, 'warn', 'pictureFailed', { reason: pictureFault(error, lang) });
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal
      open
      title={say('pictureTitle')}
      width="min(1080px, 94vw)"
      onCancel={close}
      onOk={() => void save()}
      okText={saving ? say('pictureDrawing') : say('pictureSave')}
      okButtonProps={{ loading: saving }}
      cancelText={say('cancel')}
      destroyOnHidden
    >
      <div className="picture">
        <div className="picture-fields">
          <Field label={say('pictureName')}>
            <Input aria-label={say('pictureName')} value={title} maxLength={80} onChange={(event) => setTitle(event.target.value)} />
          </Field>
          <Fields options={options} onChange={(change) => setOptions((before) => ({ ...before, ...change }))} />
          <p className="quiet">{say('pictureSize', { width: px(page.width), height: px(page.height) })}</p>
        </div>
        <PreviewBox preview={preview} />
      </div>
    </Modal>
  );
}
