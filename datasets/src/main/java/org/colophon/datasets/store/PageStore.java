package org.colophon.datasets.store;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.schema.ModelCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run has finished so far: {@code work/<document id>/<fingerprint>/} holds {@code
 * p00007.page}, a finished page; {@code p00007.draft}, a page with regions that still wait for
 * their specialist; and the images of its regions. A page that is there is not done again.
 *
 * <p>Files appear complete or not at all, so any number of threads, processes and machines may
 * share a store: the same page written twice is the same file. A file that is cut short, damaged,
 * or of another page counts as absent, with one warning, and the page is done again.
 *
 * <p>Document ids, fingerprints and image names become file names: anything but letters, digits,
 * {@code _}, {@code -} and {@code .} (not in front) is an {@link IllegalArgumentException}.
 */
public final class PageStore {
  private static final Logger LOG = LoggerFactory.getLogger(PageStore.class);
  private static final Pattern SAFE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,199}");
  private static final String IMAGE_SUFFIX = ".png";
  private static final byte FINISHED_TYPE = 'P';
  private static final byte DRAFT_TYPE = 'D';

  /** Bounds the memory for warnings given, should a whole store be damaged. */
  private static final int MAX_WARNED = 10_000;

  private final Path work;
  private final Set<Path> warned = ConcurrentHashMap.newKeySet();

  private PageStore(Path work) {
    this.work = work;
  }

  /** The store in a folder, which is made when the first page is written. */
  public static PageStore at(Path work) {
    return new PageStore(work);
  }

  /** The finished page, unless it is not there or not whole. */
  public Optional<FinishedPage> finished(String documentId, String fingerprint, int number) {
    final Path file = finishedFile(documentId, fingerprint, number);
    return read(file, FINISHED_TYPE, ModelCodec::decodeFinishedPage)
        .filter(finished -> isPage(finished.page(), documentId, number, file));
  }

  /** Whether {@link #finished} would answer: the file is read, so that it can be relied upon. */
  public boolean isFinished(String documentId, String fingerprint, int number) {
    return finished(documentId, fingerprint, number).isPresent();
  }

  /**
   * Keeps a finished page and drops its draft.
   *
   * @throws IOException if the page could not be written; an older file and the draft then stay
   * @throws IllegalArgumentException if the page is of another document
   */
  public void finish(String documentId, String fingerprint, FinishedPage finished)
      throws IOException {
    final int number = requireNumber(finished.page(), documentId);
    SealedFile.write(
        finishedFile(documentId, fingerprint, number), FINISHED_TYPE, ModelCodec.encode(finished));
    Files.deleteIfExists(draftFile(documentId, fingerprint, number));
  }

  /** The draft of a page, unless it is not there or not whole. */
  public Optional<PageDraft> draft(String documentId, String fingerprint, int number) {
    final Path file = draftFile(documentId, fingerprint, number);
    return read(file, DRAFT_TYPE, ModelCodec::decodePageDraft)
        .filter(draft -> isPage(draft.page(), documentId, number, file));
  }

  /**
   * Keeps the draft of a page until it is finished.
   *
   * @throws IOException if the draft could not be written; an older one then stays
   * @throws IllegalArgumentException if the page is of another document
   */
  public void putDraft(String documentId, String fingerprint, PageDraft draft) throws IOException {
    final int number = requireNumber(draft.page(), documentId);
    SealedFile.write(
        draftFile(documentId, fingerprint, number), DRAFT_TYPE, ModelCodec.encode(draft));
  }

  /**
   * Keeps an image of a region.
   *
   * @param name {@code <region id>.png}
   * @param width pixels
   * @param height pixels
   * @return the reference under which {@link #image} finds it
   * @throws IOException if the image could not be written
   */
  public ImageRef putImage(
      String documentId, String fingerprint, String name, byte[] png, int width, int height)
      throws IOException {
    try (AtomicFile file = AtomicFile.create(image(documentId, fingerprint, name))) {
      file.stream().write(png);
      file.commit();
    }
    return new ImageRef(name, "image/png", width, height, Sha256.hex(png));
  }

  /** Where the image of that name lies, or would lie. */
  public Path image(String documentId, String fingerprint, String name) {
    if (!name.endsWith(IMAGE_SUFFIX)) {
      throw new IllegalArgumentException("an image name must end in .png: " + name);
    }
    return folder(documentId, fingerprint).resolve(requireSafe(name));
  }

  /**
   * Drops all that is kept of a document under a fingerprint; nothing happens where there is
   * nothing.
   *
   * @throws IOException if a file could not be deleted
   */
  public void clear(String documentId, String fingerprint) throws IOException {
    final Path folder = folder(documentId, fingerprint);
    try {
      Files.walkFileTree(folder, new Deletion());
      Files.deleteIfExists(folder.getParent());
    } catch (NoSuchFileException gone) {
      LOG.debug("nothing to clear in {}", folder);
    } catch (DirectoryNotEmptyException shared) {
      LOG.debug("{} keeps another fingerprint", folder.getParent());
    }
  }

  private interface Decoder<T> {
    T decode(byte[] bytes) throws IOException;
  }

  private <T> Optional<T> read(Path file, byte type, Decoder<T> decoder) {
    try {
      return Optional.of(decoder.decode(SealedFile.read(file, type)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException e) {
      warn(file, e.getMessage());
      return Optional.empty();
    }
  }

  private boolean isPage(Page page, String documentId, int number, Path file) {
    final boolean same = page.number() == number && page.documentId().equals(documentId);
    if (!same) {
      warn(file, "it holds page " + page.number() + " of document " + page.documentId());
    }
    return same;
  }

  private void warn(Path file, String cause) {
    if (warned.size() < MAX_WARNED && warned.add(file)) {
      LOG.warn("{}: {}; it counts as absent and the page will be done again", file, cause);
    }
  }

  private Path finishedFile(String documentId, String fingerprint, int number) {
    return folder(documentId, fingerprint).resolve(pageName(number) + ".page");
  }

  private Path draftFile(String documentId, String fingerprint, int number) {
    return folder(documentId, fingerprint).resolve(pageName(number) + ".draft");
  }

  private Path folder(String documentId, String fingerprint) {
    return work.resolve(requireSafe(documentId)).resolve(requireSafe(fingerprint));
  }

  static String pageName(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("pages count from 1, not " + number);
    }
    return String.format(Locale.ROOT, "p%05d", number);
  }

  private static int requireNumber(Page page, String documentId) {
    if (!page.documentId().equals(documentId)) {
      throw new IllegalArgumentException(
          "page " + page.id() + " is of document " + page.documentId() + ", not " + documentId);
    }
    return page.number();
  }

  static String requireSafe(String name) {
    if (!SAFE_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a safe file name: '" + name + "'");
    }
    return name;
  }

  /** Deletes a tree; files that another process deletes first are no error. */
  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
