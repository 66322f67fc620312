// Which version of a source is read beside a text: a menu of them, and what is said when it is not the one that holds.
import type { SourceBody, VersionBody } from '@samsvar/protocol';
import { Banner, Button, IconHistory, Menu, MenuItem } from '@samsvar/ui';
import { useSourceWords } from '../base/source-words';
import { currentVersion } from '../consultation/current-version';

interface DeskVersionProps {
  readonly source: SourceBody;
  /** The one that is read. */
  readonly version: VersionBody;
  readonly onChoose: (no: number) => void;
}

/** Says which version is read, and offers the others that can be; nothing of a source with one. */
export const DeskVersionMenu = ({ source, version, onChoose }: DeskVersionProps) => {
  const words = useSourceWords().versions;
  const current = currentVersion(source);
  const readable = source.versions.filter(({ state, no }) => state === 'ready' || no === version.no).sort((a, b) => b.no - a.no);
  if (readable.length < 2) return null;
  return (
    <Menu
      label={words.versionsOf(source.title)}
      trigger={
        <Button size="small" variant="quiet" icon={<IconHistory />}>
          {words.no(version.no)}
        </Button>
      }
    >
      {readable.map(({ id, no, label, standing }) => (
        <MenuItem
          key={id}
          label={words.named(no, label)}
          description={id === current?.id ? words.current : words.standings[standing]}
          isChosen={no === version.no}
          onAction={() => onChoose(no)}
        />
      ))}
    </Menu>
  );
};

/** One line and the way to the version that holds, when another is read. */
export const DeskVersionNotice = ({ source, version, onChoose }: DeskVersionProps) => {
  const words = useSourceWords().versions;
  const current = currentVersion(source);
  if (!current || current.id === version.id) return null;
  return (
    <Banner
      tone="info"
      actions={
        <Button size="small" onPress={() => onChoose(current.no)}>
          {words.toCurrent}
        </Button>
      }
    >
      {words.reads(version.no, current.no)}
    </Banner>
  );
};
