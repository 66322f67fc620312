// A place to drop files, with a button that does the same by keyboard.
import { useState, type DragEvent, type ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../action/Button';
import { classNames } from '../base/class-names';
import { IconUpload } from '../icon';
import styles from './layout.module.css';

interface DropZoneProps {
  /** What may be dropped here. */
  readonly words: ReactNode;
  readonly buttonLabel: string;
  readonly onFiles: (files: readonly File[]) => void;
  /** File name endings and media types for the file chooser: [".pdf", ".docx"]. */
  readonly accept?: readonly string[];
  readonly isMultiple?: boolean;
  readonly whyNot?: string | null;
}

/** Takes dropped, pasted and chosen files alike. */
export const DropZone = (props: DropZoneProps) => {
  const { words, buttonLabel, onFiles, accept = [], isMultiple = true, whyNot = null } = props;
  const [isOver, setOver] = useState(false);
  const take = (list: FileList | null | undefined) => {
    const files = [...(list ?? [])].slice(0, isMultiple ? undefined : 1);
    if (files.length > 0 && !whyNot) onFiles(files);
  };
  const onDrag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = whyNot ? 'none' : 'copy';
    setOver(!whyNot);
  };
  return (
    <div
      className={classNames(styles['drop'], isOver && styles['over'])}
      onDragEnter={onDrag}
      onDragOver={onDrag}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
      onPaste={(event) => take(event.clipboardData.files)}
    >
      <IconUpload aria-hidden="true" className={styles['dropIcon']} />
      <span className={styles['dropWords']}>{words}</span>
      <FilePicker {...{ accept, isMultiple, whyNot }} onFiles={onFiles}>
        {buttonLabel}
      </FilePicker>
    </div>
  );
};

interface FilePickerProps {
  readonly children: ReactNode;
  readonly onFiles: (files: readonly File[]) => void;
  readonly accept?: readonly string[];
  readonly isMultiple?: boolean;
  readonly whyNot?: string | null;
  readonly size?: 'medium' | 'small';
  readonly icon?: ReactNode;
}

/** A button that opens the device's own file chooser. */
export const FilePicker = (props: FilePickerProps) => {
  const { children, onFiles, accept = [], isMultiple = false, whyNot = null, size = 'medium', icon } = props;
  const button = (
    <Button size={size} icon={icon} whyNot={whyNot}>
      {children}
    </Button>
  );
  if (whyNot) return button;
  return (
    <FileTrigger
      acceptedFileTypes={accept}
      allowsMultiple={isMultiple}
      onSelect={(list) => {
        if (list && list.length > 0) onFiles([...list]);
      }}
    >
      {button}
    </FileTrigger>
  );
};
