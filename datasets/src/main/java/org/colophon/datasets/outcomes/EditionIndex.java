package org.colophon.datasets.outcomes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folders of editions by the ids of their documents, from one listing of {@code documents/}. A
 * table with open addressing over packed names, since there may be millions: about 24 bytes and the
 * length of the name for each.
 */
final class EditionIndex {
  /** Runs whose listing is remembered; more than one JVM ever has at the same time. */
  private static final int MAX_RUNS = 8;

  private static final Pattern FOLDER = Pattern.compile("d([0-9a-f]{16})(?:-.*)?");

  /** No file system has longer names, in bytes; one byte says how long a name is. */
  private static final int LONGEST_NAME = 255;

  private static final Map<String, EditionIndex> LISTED =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, EditionIndex> eldest) {
          return size() > MAX_RUNS;
        }
      };

  private long[] ids = new long[16];

  /** Where the name begins, from 1; 0 where the place is free. */
  private int[] starts = new int[16];

  private byte[] names = new byte[256];
  private int used = 1;
  private int count;

  private EditionIndex() {}

  /** The index of a folder, listed once for a run. */
  static EditionIndex of(Path documents, String run) {
    synchronized (LISTED) {
      return LISTED.computeIfAbsent(run + "\n" + documents.toUri(), key -> list(documents));
    }
  }

  /** Lists a folder; one that is not there has no editions. */
  static EditionIndex list(Path documents) {
    final EditionIndex index = new EditionIndex();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(documents)) {
      for (final Path folder : folders) {
        index.add(folder.getFileName().toString().replace("/", ""));
      }
    } catch (NoSuchFileException absent) {
      return index;
    } catch (IOException e) {
      throw new UncheckedIOException(documents + ": cannot be listed: " + e.getMessage(), e);
    }
    return index;
  }

  /** The folder of a document's edition; the first by name where there are several. */
  Optional<String> folder(String documentId) {
    final Matcher matcher = FOLDER.matcher(documentId);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    final int place = place(Long.parseUnsignedLong(matcher.group(1), 16));
    return starts[place] == 0 ? Optional.empty() : Optional.of(name(starts[place]));
  }

  /** How many documents there are. */
  int size() {
    return count;
  }

  private void add(String folder) {
    final Matcher matcher = FOLDER.matcher(folder);
    final byte[] name = folder.getBytes(UTF_8);
    if (!matcher.matches() || name.length > LONGEST_NAME) {
      return;
    }
    if (2 * (count + 1) > ids.length) {
      grow();
    }
    final long id = Long.parseUnsignedLong(matcher.group(1), 16);
    final int place = place(id);
    if (starts[place] == 0) {
      ids[place] = id;
      count++;
    } else if (name(starts[place]).compareTo(folder) <= 0) {
      return;
    }
    starts[place] = used;
    if (used + name.length >= names.length) {
      names = Arrays.copyOf(names, Math.addExact(names.length, names.length));
    }
    names[used] = (byte) name.length;
    System.arraycopy(name, 0, names, used + 1, name.length);
    used += 1 + name.length;
  }

  private String name(int start) {
    return new String(names, start + 1, Byte.toUnsignedInt(names[start]), UTF_8);
  }

  /**
   * The place of an id, or the free one where it would be. Ids are digests, so any bits will do.
   */
  private int place(long id) {
    int place = (int) (id & (ids.length - 1));
    while (starts[place] != 0 && ids[place] != id) {
      place = (place + 1) & (ids.length - 1);
    }
    return place;
  }

  private void grow() {
    final long[] oldIds = ids;
    final int[] oldStarts = starts;
    ids = new long[2 * oldIds.length];
    starts = new int[2 * oldStarts.length];
    for (int i = 0; i < oldIds.length; i++) {
      if (oldStarts[i] != 0) {
        final int place = place(oldIds[i]);
        ids[place] = oldIds[i];
        starts[place] = oldStarts[i];
      }
    }
  }
}
