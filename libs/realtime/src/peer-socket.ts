// What the engine needs of a socket and of the person behind it.
import type { Language, OrganisationId, PersonId } from '@samsvar/domain';

/** The server's end of one connection. None of these throw when the other end is gone. */
export interface PeerSocket {
  /** Sends one message. */
  send(frame: Uint8Array): void;
  /** Sends messages that are framed already, where the line is a plain websocket; others are given them one by one. */
  sendFramed?(pieces: readonly Uint8Array[]): void;
  /** Says goodbye with a close code and a short reason. */
  close(code: number, reason: string): void;
  /** Stops and starts reading, so that the sender's own queue fills instead of ours. */
  pause(): void;
  resume(): void;
  /** Bytes handed to `send` that have not left this process. */
  readonly unsent: number;
}

/** A person as others see them in the document. Comes from the session, never from the client. */
export interface PeerPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly organisation: string;
  /** Which organisation that is, for events that only its own people may hear; never sent to anybody. */
  readonly organisationId?: OrganisationId;
}

/** What was decided about a connection before it was let in. */
export interface PeerProfile {
  readonly person: PeerPerson;
  readonly canWrite: boolean;
  /** The sections that they may change, by the ids of their headings; null or left out, all. */
  readonly sections?: readonly string[] | null;
  /** Names the session it was opened with, without being of use to anybody who reads it; absent for a program. */
  readonly session?: string;
  readonly language: Language;
  /** Whether the client asked for our subprotocol and understands the messages from 100 on. */
  readonly speaksOurs: boolean;
  /** The last cursor of the same client, when it has one. */
  readonly since: { readonly epoch: number; readonly seq: number } | null;
}
