package org.colophon.datasets.ledger;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.colophon.datasets.store.AtomicFile;

/**
 * The files and folders in one folder of an archive. What is named like something temporary is left
 * out: names that start with a dot, or end in {@code .part} or {@code .tmp}.
 *
 * @param files by name, as they look now; a link that leads nowhere has an empty stamp
 * @param folders below it, in order of their names
 */
record FolderContents(Map<String, Stamp> files, List<Path> folders) {
  private static final Set<String> TEMPORARY = Set.of(AtomicFile.PART_SUFFIX, ".tmp");

  /**
   * Reads a folder; one that is no longer there is empty.
   *
   * @throws IOException if it cannot be read
   */
  static FolderContents read(Path folder) throws IOException {
    final Map<String, Stamp> files = new TreeMap<>();
    final Set<Path> folders = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (final Path entry : entries) {
        final String name = entry.getFileName().toString();
        if (!isTemporary(name)) {
          add(entry, name, files, folders);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (NoSuchFileException | NotDirectoryException gone) {
      return new FolderContents(Map.of(), List.of());
    }
    return new FolderContents(files, new ArrayList<>(folders));
  }

  private static void add(Path entry, String name, Map<String, Stamp> files, Set<Path> folders)
      throws IOException {
    final BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(entry, BasicFileAttributes.class);
    } catch (IOException e) {
      if (Files.isSymbolicLink(entry)) {
        // It leads nowhere, which must be said and not be passed over.
        files.put(name, new Stamp("", 0));
      }
      return;
    }
    if (attributes.isRegularFile()) {
      files.put(name, Stamp.of(attributes));
    } else if (attributes.isDirectory() && !leadsBack(entry)) {
      folders.add(entry);
    }
  }

  private static boolean isTemporary(String name) {
    return name.startsWith(".") || TEMPORARY.stream().anyMatch(name::endsWith);
  }

  /** Whether it is a link to a folder that it lies in; following it would never end. */
  private static boolean leadsBack(Path folder) throws IOException {
    return Files.isSymbolicLink(folder)
        && folder.toAbsolutePath().getParent().toRealPath().startsWith(folder.toRealPath());
  }
}
