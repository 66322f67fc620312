// What the page needs besides the text to open a response without the network.
import { projectionShape, responseShape, sessionShape, type ProjectionBody, type ResponseBody, type Session } from '@samsvar/protocol';

/** Kept beside the text, encrypted as it is. */
export interface OfflineFacts {
  readonly session: Session;
  readonly response: ResponseBody;
  /** The outline as the server last derived it; null when it had not been fetched. */
  readonly projection: ProjectionBody | null;
}

/** The facts as they are kept. */
export const writeFacts = (facts: OfflineFacts): string => JSON.stringify(facts);

/** Reads kept facts; null when a version of the app wrote them that had other shapes. */
export const readFacts = (text: string): OfflineFacts | null => {
  try {
    // Each part is judged by its shape.
    const { session, response, projection } = JSON.parse(text) as Record<keyof OfflineFacts, unknown>;
    const facts = {
      session: sessionShape.parse(session),
      response: responseShape.parse(response),
      projection: projectionShape.nullable().parse(projection),
    };
    return facts;
  } catch {
    return null;
  }
};
