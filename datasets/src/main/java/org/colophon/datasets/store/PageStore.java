package org.colophon.datasets.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.colophon.datasets.model.Fingerprints;
import org.colophon.datasets.model.FinishedPage;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.Page;
import org.colophon.datasets.model.PageDraft;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionReading;
import org.colophon.datasets.schema.ModelCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs have finished so far. {@code work/<document id>/<draft fingerprint>/} holds
 *
 * <ul>
 *   <li>{@code p00007.page}: a finished page without regions that went to a specialist of their
 *       own, which no change of routes can alter;
 *   <li>{@code p00007.draft}: what the first pass made of any other page. It stays, so that a
 *       change of routes costs no first pass;
 *   <li>{@code p00007.table.<region fingerprint>.readings}: what came back for the regions of a
 *       kind on that page;
 *   <li>{@code p00007.<page fingerprint>.page}: such a page, finished with these readings;
 *   <li>the images of its regions, which are the same ink whoever reads it;
 *   <li>{@code members}: of a group, its files, so that no page needs to carry their names along.
 * </ul>
 *
 * What is there is not done again. {@code work/<document id>/edition} names the folder of the
 * document's edition.
 *
 * <p>Files appear complete or not at all, so any number of threads, processes and machines may
 * share a store: the same page written twice is the same file. A file that is cut short, damaged,
 * or of another page counts as absent, with one warning, and the work is done again. Storage that
 * is sick is another matter: it is waited for, and then ends the run, as a {@link StorageException}
 * or an {@link UncheckedIOException} around it.
 *
 * <p>Document ids, fingerprints and image names become file names: anything but letters, digits,
 * {@code _}, {@code -} and {@code .} (not in front) is an {@link IllegalArgumentException}.
 */
public final class PageStore {
  private static final Logger LOG = LoggerFactory.getLogger(PageStore.class);
  private static final Pattern SAFE_NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,199}");
  private static final Pattern SAFE_FOLDER = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,255}");
  private static final String IMAGE_SUFFIX = ".png";
  private static final String PAGE_SUFFIX = ".page";
  private static final byte FINISHED_TYPE = 'P';
  private static final byte DRAFT_TYPE = 'D';
  private static final byte READINGS_TYPE = 'R';
  private static final byte MEMBERS_TYPE = 'M';

  /** Bounds the memory for warnings given, should a whole store be damaged. */
  private static final int MAX_WARNED = 10_000;

  private final Path work;
  private final Set<Path> warned = ConcurrentHashMap.newKeySet();

  private final Patience patience;

  private PageStore(Path work, Patience patience) {
    this.work = work;
    this.patience = patience;
  }

  /** The store in a folder, which is made when the first page is written. */
  public static PageStore at(Path work) {
    return at(work, Patience.ofProcess());
  }

  /** The store in a folder, with another patience than that of the process. */
  public static PageStore at(Path work, Patience patience) {
    return new PageStore(work, patience);
  }

  /** The finished page, unless it is not there or not whole. */
  public Optional<FinishedPage> finished(String documentId, Fingerprints made, int number) {
    return finished(plainFile(documentId, made, number), documentId, number)
        .or(() -> finished(reconciledFile(documentId, made, number), documentId, number));
  }

  private Optional<FinishedPage> finished(Path file, String documentId, int number) {
    return read(file, FINISHED_TYPE, ModelCodec::decodeFinishedPage)
        .filter(finished -> isPage(finished.page(), documentId, number, file));
  }

  /** Whether {@link #finished} would answer: the file is read, so that it can be relied upon. */
  public boolean isFinished(String documentId, Fingerprints made, int number) {
    return finished(documentId, made, number).isPresent();
  }

  /**
   * Keeps a finished page.
   *
   * @param draft what it was made from
   * @throws IOException if the page could not be written; an older file then stays
   * @throws IllegalArgumentException if the page is of another document
   */
  public void finish(String documentId, Fingerprints made, PageDraft draft, FinishedPage finished)
      throws IOException {
    final int number = requireNumber(finished.page(), documentId);
    final Path file =
        draft.tasks().isEmpty()
            ? plainFile(documentId, made, number)
            : reconciledFile(documentId, made, number);
    SealedFile.write(file, FINISHED_TYPE, ModelCodec.encode(finished), patience);
  }

  /** The draft of a page, unless it is not there or not whole. */
  public Optional<PageDraft> draft(String documentId, Fingerprints made, int number) {
    final Path file = draftFile(documentId, made, number);
    return read(file, DRAFT_TYPE, ModelCodec::decodePageDraft)
        .filter(draft -> isPage(draft.page(), documentId, number, file));
  }

  /**
   * Keeps the draft of a page that has regions for specialists.
   *
   * @throws IOException if the draft could not be written; an older one then stays
   * @throws IllegalArgumentException if the page is of another document
   */
  public void putDraft(String documentId, Fingerprints made, PageDraft draft) throws IOException {
    final int number = requireNumber(draft.page(), documentId);
    SealedFile.write(
        draftFile(documentId, made, number), DRAFT_TYPE, ModelCodec.encode(draft), patience);
  }

  /**
   * What came back for the regions of a kind on a page; empty where it is not there or not whole.
   */
  public List<RegionReading> readings(
      String documentId, Fingerprints made, int number, RegionKind kind) {
    return read(
            readingsFile(documentId, made, number, kind),
            READINGS_TYPE,
            ModelCodec::decodeRegionReadings)
        .orElse(List.of());
  }

  /**
   * Keeps what came back for the regions of a kind on a page.
   *
   * @throws IOException if it could not be written; an older file then stays
   */
  public void putReadings(
      String documentId,
      Fingerprints made,
      int number,
      RegionKind kind,
      List<RegionReading> readings)
      throws IOException {
    SealedFile.write(
        readingsFile(documentId, made, number, kind),
        READINGS_TYPE,
        ModelCodec.encodeReadings(readings),
        patience);
  }

  /**
   * Keeps an image of a region. One that is there is not written again: it is the same ink.
   *
   * @param name {@code <region id>.png}
   * @param width pixels
   * @param height pixels
   * @return the reference under which {@link #image} finds it
   * @throws IOException if the image could not be written
   */
  public ImageRef putImage(
      String documentId, Fingerprints made, String name, byte[] png, int width, int height)
      throws IOException {
    final Path image = image(documentId, made, name);
    if (!hasSize(image, png.length)) {
      AtomicFile.write(image, png, patience);
    }
    return new ImageRef(name, "image/png", width, height, Sha256.hex(png));
  }

  /** Where the image of that name lies, or would lie. */
  public Path image(String documentId, Fingerprints made, String name) {
    if (!name.endsWith(IMAGE_SUFFIX)) {
      throw new IllegalArgumentException("an image name must end in .png: " + name);
    }
    return folder(documentId, made).resolve(requireSafe(name));
  }

  /** The member files of a group in page order; empty where they are not there or not whole. */
  public List<String> members(String documentId, Fingerprints made) {
    return read(membersFile(documentId, made), MEMBERS_TYPE, ModelCodec::decodeMembers)
        .orElse(List.of());
  }

  /**
   * Keeps the member files of a group.
   *
   * @throws IOException if they could not be written; an older file then stays
   */
  public void putMembers(String documentId, Fingerprints made, List<String> members)
      throws IOException {
    SealedFile.write(
        membersFile(documentId, made), MEMBERS_TYPE, ModelCodec.encodeMembers(members), patience);
  }

  /** Name of the folder of a document's edition, as far as is known here. */
  public Optional<String> edition(String documentId) {
    try {
      return Optional.of(patience.with(() -> Files.readString(editionFile(documentId))).strip())
          .filter(name -> name.startsWith(documentId) && SAFE_FOLDER.matcher(name).matches());
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Remembers the folder of a document's edition, under whatever name its source comes again.
   *
   * @throws IOException if it could not be written
   */
  public void putEdition(String documentId, String folder) throws IOException {
    if (edition(documentId).filter(folder::equals).isEmpty()) {
      AtomicFile.write(editionFile(documentId), folder.getBytes(UTF_8), patience);
    }
  }

  /**
   * Drops all that is kept of a document with the same first pass, by whatever routes its regions
   * were read; nothing happens where there is nothing.
   *
   * @throws IOException if a file could not be deleted
   */
  public void clear(String documentId, Fingerprints made) throws IOException {
    final Path folder = folder(documentId, made);
    try {
      Trees.delete(folder);
      Files.deleteIfExists(folder.getParent());
    } catch (DirectoryNotEmptyException shared) {
      LOG.debug("{} keeps another fingerprint", folder.getParent());
    }
  }

  private static boolean hasSize(Path file, long bytes) {
    try {
      return Files.size(file) == bytes;
    } catch (IOException absent) {
      return false;
    }
  }

  private interface Decoder<T> {
    T decode(byte[] bytes) throws IOException;
  }

  private <T> Optional<T> read(Path file, byte type, Decoder<T> decoder) {
    final byte[] sealed;
    try {
      sealed = SealedFile.bytes(file, patience);
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    } catch (IOException sick) {
      throw new UncheckedIOException(sick);
    }
    try {
      return Optional.of(decoder.decode(SealedFile.unseal(sealed, type)));
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
      LOG.warn("{}: {}; it counts as absent and will be done again", file, cause);
    }
  }

  private Path plainFile(String documentId, Fingerprints made, int number) {
    return folder(documentId, made).resolve(pageName(number) + PAGE_SUFFIX);
  }

  private Path reconciledFile(String documentId, Fingerprints made, int number) {
    return folder(documentId, made)
        .resolve(pageName(number) + "." + requireSafe(made.page()) + PAGE_SUFFIX);
  }

  private Path draftFile(String documentId, Fingerprints made, int number) {
    return folder(documentId, made).resolve(pageName(number) + ".draft");
  }

  private Path readingsFile(String documentId, Fingerprints made, int number, RegionKind kind) {
    return folder(documentId, made)
        .resolve(
            pageName(number)
                + "."
                + kind.word()
                + "."
                + requireSafe(made.region(kind))
                + ".readings");
  }

  private Path membersFile(String documentId, Fingerprints made) {
    return folder(documentId, made).resolve("members");
  }

  private Path editionFile(String documentId) {
    return work.resolve(requireSafe(documentId)).resolve("edition");
  }

  private Path folder(String documentId, Fingerprints made) {
    return work.resolve(requireSafe(documentId)).resolve(requireSafe(made.draft()));
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
}
