import type { Build } from '@/api/types';
import { buildLink } from '@/app/urls';
import { Digest } from '@/ui/Digest';
import { Facts } from '@/ui/Facts';
import { bytes, elapsed, shortId } from '@/ui/format';
import { TextLink } from '@/ui/RowLink';
import { Section } from '@/ui/Section';
import { StatusBadge } from '@/ui/StatusBadge';
import { Time } from '@/ui/Time';
import { LayerTable } from './LayerTable';

const KINDS: Record<string, string> = {
  RUNNABLE: 'Runnable: base, config and model',
  MODEL_ONLY: 'Model only: no base was configured',
};

/** What a build made. `linked` adds the way to the build's own page. */
export function BuildView({ build, linked }: { build: Build; linked?: boolean }) {
  const layers = build.layers ?? [];
  const moved = layers.filter(({ reused }) => !reused).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const total = layers.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const digest = (value: string | null | undefined) => value && <Digest value={value} />;
  return (
    <>
      <Section title="Image">
        <Facts
          facts={[
            ['Build', linked && <TextLink {...buildLink(build.id)}>{shortId(build.id)}</TextLink>],
            ['State', <StatusBadge key="state" state={build.state} />],
            ['Image digest', digest(build.imageDigest)],
            ['Kind', build.kind && (KINDS[build.kind] ?? build.kind)],
            [
              'Reproduced',
              build.reproduced ? <StatusBadge key="same" state="OK" word="Same digest twice" plain /> : '',
            ],
            ['Base digest', digest(build.baseDigest)],
            ['Version digest', digest(build.versionDigest)],
            ['Size', layers.length > 0 && `${bytes(total)}, of which ${bytes(moved)} were new`],
            ['Queued', <Time key="queued" at={build.queuedAt} />],
            ['Took', build.startedAt && build.finishedAt && elapsed(build.startedAt, build.finishedAt)],
            ['Reason', build.reason],
          ]}
        />
      </Section>
      {layers.length > 0 && (
        <Section title="Layers" note="Layers that are reused are not stored or moved again.">
          <LayerTable layers={layers} />
        </Section>
      )}
    </>
  );
}
