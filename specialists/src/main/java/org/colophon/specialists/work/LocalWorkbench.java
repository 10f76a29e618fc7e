package org.colophon.specialists.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.colophon.datasets.assemble.DocumentAssembler;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Failure;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.Outcome;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.SourceType;
import org.colophon.datasets.schema.DocumentCodec;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.proto.CompletedDocument;
import org.colophon.datasets.schema.proto.PageResult;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.schema.proto.Status;
import org.colophon.datasets.sources.OpenedSource;
import org.colophon.datasets.sources.SourceException;
import org.colophon.datasets.sources.SourceLimits;
import org.colophon.datasets.sources.SourcePage;
import org.colophon.datasets.store.PageStore;
import org.colophon.datasets.store.StorageException;
import org.colophon.specialists.bus.wire.BusEndpoint;
import org.colophon.specialists.pages.CropStore;
import org.colophon.specialists.pages.InkReader;
import org.colophon.specialists.pages.PageReader;
import org.colophon.specialists.pool.ModelPool;
import org.colophon.specialists.reconcile.PageFinisher;
import org.colophon.specialists.route.ResolvedRoutes;
import org.colophon.specialists.route.RoutePlan;
import org.colophon.specialists.text.TextLadder;

/**
 * Page work in this JVM, one workbench per thread. Keeps the last source open, since the pages of a
 * document mostly come one after another.
 */
public final class LocalWorkbench implements Workbench {
  /** Cause of failures that are defects. */
  static final String INTERNAL = "INTERNAL";

  /** Cause of failures that the storage of the output has. */
  static final String STORAGE = "STORAGE";

  private final PageStore store;
  private final SourceLimits limits;
  private final SourceIntake intake;
  private final PageReader reader;
  private final DocumentAssembler assembler;
  private final Fingerprints made;
  private final StoredCrops crops;
  private final RoutePlan routes;
  private final ResolvedRoutes resolved;
  private Document lastDocument;
  private OpenedSource lastSource;

  public LocalWorkbench(Settings settings) {
    this(settings, true);
  }

  /** A workbench whose pages are as the first pass reads them: no specialist is asked. */
  public static LocalWorkbench firstPass(Settings settings) {
    return new LocalWorkbench(settings, false);
  }

  private LocalWorkbench(Settings settings, boolean readsAgain) {
    this.store = settings.pageStore();
    this.limits = settings.sourceLimits();
    this.intake = new SourceIntake(settings, limits);
    ModelPool.shared().limit(settings.modelBytes());
    this.resolved = settings.routes();
    this.routes = resolved.plan(settings.specialistContext());
    this.reader =
        new PageReader(
            settings.textLayer(),
            new InkReader(
                settings.modelFolder(),
                settings.languages(),
                settings.modelDigest(),
                settings.wordConfidence()),
            settings.input(),
            readsAgain ? Optional.of(TextLadder.of(routes)) : Optional.empty(),
            routes::leavesPage,
            resolved.drawsTables());
    this.made = settings.fingerprints();
    this.crops = new StoredCrops(store, made);
    this.assembler =
        new DocumentAssembler(
            settings.outputPath(), store, settings.madeWith(), settings.renditions());
  }

  /** The specialists of the run's routes, for whoever asks them over the bus. */
  BusEndpoint specialists() {
    return new BusEndpoint(
        routes.roster().ids().stream().flatMap(id -> routes.roster().find(id).stream()).toList());
  }

  /** The guards of the run's routes, for whoever asks them. */
  GuardDesk guards() {
    return new GuardDesk(routes.witness());
  }

  @Override
  public Document open(SourceRef source) throws WorkException {
    final Subject subject = Subject.opening(source);
    try {
      return intake.open(source);
    } catch (SourceException e) {
      throw new WorkException(subject.failure(e));
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      throw new WorkException(unexpected(subject, e));
    }
  }

  @Override
  public PageResult page(Document document, int number) throws WorkException {
    final Subject subject = Subject.page(document, number);
    try {
      if (store.isFinished(document.id(), made, number)) {
        return PageResult.newBuilder().setStatus(Status.STATUS_COMPLETE).setReused(true).build();
      }
      final Optional<PageDraft> earlier = store.draft(document.id(), made, number);
      final PageDraft draft =
          earlier.isPresent() ? served(document, earlier.get()) : read(document, number);
      final KnownReadings known = KnownReadings.of(store, made, draft);
      if (known.unread().isEmpty()) {
        store.finish(document.id(), made, draft, PageFinisher.finish(draft, known.readings()));
      }
      return PageResult.newBuilder()
          .setStatus(Status.STATUS_COMPLETE)
          .setReused(earlier.isPresent())
          .setPending(known.unread().isEmpty() ? 0 : draft.tasks().size())
          .build();
    } catch (SourceException e) {
      throw new WorkException(subject.failure(e));
    } catch (IOException e) {
      throw new WorkException(storage(subject, e));
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      throw new WorkException(unexpected(subject, e));
    }
  }

  private PageDraft read(Document document, int number) throws SourceException, IOException {
    try (SourcePage page = source(document).page(number)) {
      return kept(document, reader.read(document, number, page, images(document)));
    }
  }

  /** A draft of other routes, with the pixels that those of this run need besides. */
  private PageDraft served(Document document, PageDraft draft) throws SourceException, IOException {
    if (resolved.isServedBy(draft)) {
      return draft;
    }
    try (SourcePage page = source(document).page(draft.page().number())) {
      return kept(document, PageReader.drawn(draft, page, images(document)));
    }
  }

  private PageDraft kept(Document document, PageDraft draft) throws IOException {
    final PageDraft kept = crops.kept(draft);
    if (!kept.tasks().isEmpty()) {
      store.putDraft(document.id(), made, kept);
    }
    return kept;
  }

  private CropStore images(Document document) {
    return (name, png, width, height) -> {
      try {
        return store.putImage(document.id(), made, name, png, width, height);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private OpenedSource source(Document document) throws SourceException, IOException {
    if (lastDocument == null || !lastDocument.id().equals(document.id())) {
      closeSource();
      lastSource = SourceIntake.reopen(whole(document), limits);
      lastDocument = document;
    }
    return lastSource;
  }

  /** Groups come without their members, which are in the store. */
  private Document whole(Document document) throws IOException {
    if (document.type() != SourceType.GROUP || !document.members().isEmpty()) {
      return document;
    }
    final List<String> members = store.members(document.id(), made);
    if (members.isEmpty()) {
      throw new IOException(
          "the list of the files of " + document.id() + " vanished from the page store");
    }
    return document.withMembers(members);
  }

  private void closeSource() {
    if (lastSource != null) {
      lastSource.close();
    }
    lastSource = null;
    lastDocument = null;
  }

  @Override
  public Outcome assemble(CompletedDocument completed) throws WorkException {
    final Subject subject = Subject.assembling(completed);
    final Document slim = DocumentCodec.fromProto(completed.getDocument());
    // The assembler opens the source for itself; two copies of a large one are one too many.
    closeSource();
    try {
      final Document document = whole(slim);
      return assembler.assemble(
          document,
          completed.getFailedList().stream().map(FlowCodec::fromProto).toList(),
          () -> SourceIntake.reopen(document, limits),
          limits.passwords());
    } catch (IOException e) {
      throw new WorkException(storage(subject, e));
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      throw new WorkException(unexpected(subject, e));
    }
  }

  private static Failure storage(Subject subject, Exception e) {
    return subject.failure(
        STORAGE,
        oneLine(e.getMessage()),
        "make room or check the permissions of the output folder, then run again");
  }

  /** A defect of ours or of a library, met on this input; the page is lost, the run is not. */
  private static Failure unexpected(Subject subject, Throwable e) {
    final Optional<StorageException> sick = StorageException.in(e);
    if (sick.isPresent()) {
      return storage(subject, sick.get());
    }
    return subject.failure(
        INTERNAL,
        oneLine(
            subject.source() + ": " + subject.stage() + " failed: " + e + where(e.getStackTrace())),
        "report this with the file; the other pages are not affected");
  }

  /** The innermost calls, for whoever mends the defect. */
  private static String where(StackTraceElement[] stack) {
    return Arrays.stream(stack).limit(3).map(call -> " at " + call).collect(Collectors.joining());
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Override
  public void close() {
    closeSource();
    reader.close();
    routes.close();
  }
}
