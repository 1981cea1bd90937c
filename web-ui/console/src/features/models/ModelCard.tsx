import { useQuery } from '@tanstack/react-query';
import { versionQuery } from '@/api/queries';
import { Loaded } from '@/ui/Loaded';
import { Markdown } from '@/ui/markdown/Markdown';

/** The card that came with a version. */
export function ModelCard({ model, version }: { model: string; version: number }) {
  const query = useQuery(versionQuery(model, version));
  return (
    <Loaded query={query}>
      {({ card }) =>
        card ? <Markdown text={card} /> : <>This version has no card. Add a file card.md to the next push.</>
      }
    </Loaded>
  );
}
