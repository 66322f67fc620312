// One page of a facsimile: its picture, and the sharper drawing over it once that is there.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSourceWords } from '../base/source-words';
import type { FacsimilePdf } from './facsimile-pdf';
import styles from './facsimile.module.css';
import type { PageOf } from './use-facsimile';

interface FacsimilePageProps {
  readonly page: PageOf;
  readonly total: number;
  /** In px. */
  readonly width: number;
  readonly height: number;
  readonly image: string;
  /** Null until PDF.js has the file. */
  readonly pdf: FacsimilePdf | null;
  readonly onDrawn?: () => void;
  /** Stands over the picture, in points of the page. */
  readonly children?: ReactNode;
}

/** The text of the page is not here: the picture's words say where it is. */
export const FacsimilePage = ({ page, total, width, height, image, pdf, onDrawn, children }: FacsimilePageProps) => {
  const words = useSourceWords().facsimile;
  const [hasFailed, setFailed] = useState(false);
  const { canvas, isSharp } = useSharpPage({ pdf, no: page.page, width });
  return (
    <>
      {hasFailed && !isSharp ? <p className={styles['pageFailed']}>{words.pageFailed}</p> : null}
      <img
        key={image}
        src={image}
        alt={words.page(page.page, page.label, total)}
        draggable={false}
        className={styles['picture']}
        onLoad={onDrawn}
        onError={() => {
          setFailed(true);
          onDrawn?.();
        }}
      />
      <canvas ref={canvas} aria-hidden="true" hidden={!isSharp} className={styles['picture']} />
      <svg aria-hidden="true" className={styles['marks']} viewBox={`0 0 ${page.width} ${page.height}`} width={width} height={height}>
        {children}
      </svg>
    </>
  );
};

/** Draws the page anew when it is shown at another size; the picture stays until that is done, and when it cannot be done. */
const useSharpPage = ({ pdf, no, width }: { readonly pdf: FacsimilePdf | null; readonly no: number; readonly width: number }) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [sharp, setSharp] = useState<number | null>(null);
  useEffect(() => {
    const target = canvas.current;
    if (!pdf || !target) return;
    const stop = new AbortController();
    // While somebody zooms, only the size they stop at is drawn.
    const timer = setTimeout(() => {
      pdf.draw(no, target, { width, signal: stop.signal }).then(
        () => setSharp(width),
        () => !stop.signal.aborted && setSharp(null),
      );
    }, 120);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [pdf, no, width]);
  return { canvas, isSharp: sharp === width };
};
