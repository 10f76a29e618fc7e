package org.colophon.specialists.work;

import java.io.IOException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.colophon.datasets.model.Document;
import org.colophon.datasets.model.Ids;
import org.colophon.datasets.model.SourceName;
import org.colophon.datasets.model.SourceType;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.sources.OpenedSource;
import org.colophon.datasets.sources.SourceException;
import org.colophon.datasets.sources.SourceLimits;
import org.colophon.datasets.sources.Sources;
import org.colophon.datasets.store.Locations;
import org.colophon.datasets.store.Sha256;

/** Turns a named source into a document: identity from its bytes, type, pages. */
public final class SourceIntake {
  private static final int LONGEST_NAME = 60;

  private final Settings settings;
  private final SourceLimits limits;
  private final PageRanges ranges;

  SourceIntake(Settings settings, SourceLimits limits) {
    this.settings = settings;
    this.limits = limits;
    this.ranges = PageRanges.parse(settings.pages());
  }

  Document open(SourceRef source) throws SourceException {
    final List<Path> files = files(source.getUri(), source.getMembersList());
    final boolean group = source.getMembersCount() > 0;
    try (OpenedFiles opened = OpenedFiles.of(files, group, limits)) {
      final Identity identity = identity(source.getName(), opened.paths(), group);
      final List<Integer> pages = ranges.within(opened.pageCount());
      if (pages.isEmpty()) {
        throw new SourceException(
            SourceException.Cause.NO_PAGES,
            source.getName()
                + ": none of the pages "
                + settings.pages()
                + " is there, it has "
                + opened.pageCount(),
            "ask for other --pages");
      }
      return new Document(
          Ids.document(identity.digest()),
          identity.digest(),
          readable(source.getName()),
          opened.type(),
          List.of(new SourceName(source.getUri(), source.getName())),
          source.getMembersList(),
          opened.pageCount(),
          pages,
          settings.editionFingerprint(pages),
          identity.bytes());
    }
  }

  /** Opens a document's first source again. */
  static OpenedSource reopen(Document document, SourceLimits limits) throws SourceException {
    return OpenedFiles.of(
        files(document.sources().get(0).uri(), document.members()),
        !document.members().isEmpty(),
        limits);
  }

  private static List<Path> files(String uri, List<String> members) {
    return members.isEmpty()
        ? List.of(Locations.path(uri))
        : members.stream().map(Locations::path).toList();
  }

  /**
   * The document of a source that could not be opened, so that it too has an id and an outcome. Its
   * id comes from its bytes where they can be read, else from its name.
   */
  public static Document unopened(SourceRef source, Settings settings) {
    Identity identity;
    SourceType type = SourceType.UNKNOWN;
    final boolean group = source.getMembersCount() > 0;
    try {
      final List<Path> files = files(source.getUri(), source.getMembersList());
      identity = identity(source.getName(), files, group);
      type = group ? SourceType.GROUP : Sources.sniff(files.get(0));
    } catch (SourceException e) {
      identity = new Identity(sha256(List.of("unreadable " + source.getUri())), 0);
    }
    return new Document(
        Ids.document(identity.digest()),
        identity.digest(),
        readable(source.getName()),
        type,
        List.of(new SourceName(source.getUri(), source.getName())),
        source.getMembersList(),
        0,
        List.of(),
        settings.editionFingerprint(List.of()),
        identity.bytes());
  }

  /** What tells a source from another one under the same name, without reading it. */
  static String state(SourceRef source) {
    try {
      final BasicFileAttributes file =
          Files.readAttributes(Locations.path(source.getUri()), BasicFileAttributes.class);
      return file.size() + " " + file.lastModifiedTime() + " " + source.getMembersList();
    } catch (IOException | IllegalArgumentException | FileSystemNotFoundException e) {
      // Opening it will say what is wrong.
      return "";
    }
  }

  private record Identity(String digest, long bytes) {}

  private static Identity identity(String name, List<Path> files, boolean group)
      throws SourceException {
    try {
      long bytes = 0;
      final List<String> digests = new ArrayList<>();
      for (final Path file : files) {
        digests.add(Sources.digest(file));
        bytes += Files.size(file);
      }
      return new Identity(group ? sha256(digests) : digests.get(0), bytes);
    } catch (IOException e) {
      throw new SourceException(
          SourceException.Cause.UNREADABLE,
          name + ": cannot be read: " + e.getMessage(),
          "check that the file is there and may be read",
          e);
    }
  }

  private static String sha256(List<String> parts) {
    return Sha256.hex(String.join("", parts));
  }

  /** The source's name in characters that every file system and shell takes as they are. */
  private static String readable(String name) {
    final String clean =
        name.replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
    return clean.length() <= LONGEST_NAME ? clean : clean.substring(0, LONGEST_NAME);
  }
}
