import { describe, expect, it } from "vitest";
import type { DocumentOrder, MadeDocument } from "../../server/src/writers/documentOrder.ts";
import { documentOrder } from "../../server/src/writers/documentOrder.ts";
import type { WorkerEvents, WorkerHost } from "../../server/src/writers/makeInWorker.ts";
import { makeInWorker } from "../../server/src/writers/makeInWorker.ts";
import type { ToDocumentWorker } from "../../server/src/writers/workerMessages.ts";
import { samplePublication } from "../publication/sample.ts";

const content = { publication: samplePublication, tables: () => [], data: () => ({ a: 1 }) };
const house = { citations: { name: "apa" } };
const order = (format: DocumentOrder["format"]): DocumentOrder =>
  documentOrder(content, { format, name: "out", house }, {});
const MADE: MadeDocument = { written: { file: "text", beside: new Map() }, notes: [] };

/** A worker that does what the function says with each message, and remembers that it was ended. */
function hostWith(
  hear: (message: ToDocumentWorker, events: WorkerEvents) => void,
): WorkerHost & { ended: number } {
  const host = {
    ended: 0,
    read: async (file: string) =>
      file === "there" ? Promise.resolve(new Uint8Array([1])) : Promise.reject(new Error("It is not there.")),
    start: async (events: WorkerEvents) =>
      Promise.resolve({
        post: (message: ToDocumentWorker) => {
          hear(message, events);
        },
        end: () => {
          host.ended++;
        },
      }),
  };
  return host;
}

describe("a worker", () => {
  it("gets the order and the files that it asks for, and is ended", async () => {
    const heard: unknown[] = [];
    const host = hostWith((message, { onMessage }) => {
      heard.push(message.type);
      if (message.type === "order") onMessage({ type: "read", file: "there" });
      else if (message.type === "file") onMessage({ type: "read", file: "elsewhere" });
      else {
        expect(message).toMatchObject({ reason: "It is not there." });
        onMessage({ type: "made", made: MADE });
      }
    });
    expect(await makeInWorker(order("html"), host, { seconds: 5 })).toBe(MADE);
    expect(heard).toEqual(["order", "file", "noFile"]);
    expect(host.ended).toBe(1);
  });

  it.each([
    ["pdf", "The document is too long for a PDF: its pages are not set after 1 second."],
    ["docx", "The document is too long: it is not written after 1 second."],
  ] as const)("is ended when it takes too long: %s", async (format, message) => {
    const host = hostWith(() => undefined);
    const made = await makeInWorker(order(format), host, { seconds: 1 });
    expect(made).toMatchObject({ path: "out", message: expect.stringContaining(message) as string });
    expect(host.ended).toBe(1);
  });

  it("is ended when the user cancels, also before it has started", async () => {
    const host = hostWith(() => undefined);
    const cancel = { seconds: 5, onCancel: (end: () => void) => setTimeout(end, 10) };
    expect(await makeInWorker(order("html"), host, cancel)).toBeUndefined();
    const atOnce = {
      seconds: 5,
      onCancel: (end: () => void) => {
        end();
      },
    };
    expect(await makeInWorker(order("html"), host, atOnce)).toBeUndefined();
    await Promise.resolve();
    expect(host.ended).toBe(2);
  });

  it("says why it cannot start or go on", async () => {
    const failing = hostWith((_, { onFailure }) => {
      onFailure("It is broken.");
    });
    expect(await makeInWorker(order("html"), failing, { seconds: 5 })).toEqual({
      path: "out",
      message: "It is broken.",
    });
    const absent = { ...failing, start: async () => Promise.reject(new Error("There is no worker.")) };
    expect(await makeInWorker(order("html"), absent, { seconds: 5 })).toMatchObject({
      message: "There is no worker.",
    });
  });
});

describe("an order", () => {
  it("is plain data without the text of the file", () => {
    const children = [
      { type: "paragraph", children: [], data: { id: "a", span: { piece: {}, start: 0, end: 1 } } },
    ] as unknown as typeof samplePublication.body.children;
    const publication = { ...samplePublication, body: { type: "root", children } as const };
    const made = documentOrder({ ...content, publication }, { format: "html", name: "out", house }, {});
    expect(structuredClone(made)).toEqual(made);
    expect(made.publication.body.children[0]?.data).toEqual({ id: "a" });
  });

  it("has tables and data only for the formats that show them", () => {
    expect(order("html").data).toBeNull();
    expect(order("json").data).toEqual({ a: 1 });
  });
});
