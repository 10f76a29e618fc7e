package org.colophon.datasets.sources;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.colophon.datasets.model.SourceType;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.store.Locations;

/**
 * Finds sources: files as they are named, folders with all they hold, and globs. In a folder a file
 * counts as a source if its first bytes are those of a known type or its name claims so; a file
 * named on the command line always does.
 */
public final class SourceListing {
  private static final Set<String> KNOWN_ENDINGS =
      Set.of(
          "pdf", "tif", "tiff", "png", "jpg", "jpeg", "jp2", "j2k", "jpf", "jpx", "jb2", "jbig2",
          "webp", "gif", "bmp", "pnm", "pbm", "pgm", "ppm");

  private final boolean groupFolders;
  private final Consumer<SourceRef> found;
  private final Consumer<Path> skipped;

  /**
   * @param groupFolders whether the images of a folder are one source
   * @param found receives the sources, in the order of their names
   * @param skipped receives files that are no sources
   */
  public SourceListing(boolean groupFolders, Consumer<SourceRef> found, Consumer<Path> skipped) {
    this.groupFolders = groupFolders;
    this.found = found;
    this.skipped = skipped;
  }

  /**
   * Whether an input names something that is there: a file, a folder, or a glob whose folder is
   * there.
   */
  public static boolean exists(String input) {
    try {
      final Path path = Locations.path(input);
      if (Files.exists(path)) {
        return true;
      }
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return false;
    }
    return isGlob(input) && Files.isDirectory(globRoot(input));
  }

  /**
   * Lists one input.
   *
   * @throws IOException if a folder cannot be read
   */
  public void list(String input) throws IOException {
    final Path path = Locations.path(input);
    if (Files.isDirectory(path)) {
      walk(path, file -> true);
    } else if (!Files.exists(path) && isGlob(input)) {
      final Path root = globRoot(input);
      final PathMatcher matcher = root.getFileSystem().getPathMatcher("glob:" + input);
      walk(root, matcher);
    } else {
      found.accept(source(path));
    }
  }

  private void walk(Path root, PathMatcher wanted) throws IOException {
    final Map<Path, List<Path>> byFolder = new TreeMap<>();
    Files.walkFileTree(
        root,
        Set.of(FileVisitOption.FOLLOW_LINKS),
        64,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            // A link that is followed and is still a link leads nowhere: that must be said, not
            // passed over.
            final boolean source = attributes.isRegularFile() || attributes.isSymbolicLink();
            if (source && wanted.matches(file) && !isHidden(file)) {
              byFolder.computeIfAbsent(file.getParent(), folder -> new ArrayList<>()).add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            skipped.accept(file);
            return FileVisitResult.CONTINUE;
          }
        });
    byFolder.forEach(this::folder);
  }

  private void folder(Path folder, List<Path> files) {
    files.sort(Comparator.comparing(file -> naturalKey(file.getFileName().toString())));
    final List<String> images = new ArrayList<>();
    for (final Path file : files) {
      final SourceType type = type(file);
      if (type == SourceType.UNKNOWN && !KNOWN_ENDINGS.contains(ending(file))) {
        skipped.accept(file);
      } else if (groupFolders && type != SourceType.PDF && type != SourceType.UNKNOWN) {
        images.add(file.toString());
      } else {
        found.accept(source(file));
      }
    }
    if (!images.isEmpty()) {
      found.accept(group(folder, images));
    }
  }

  /** The images of a folder as one source. */
  private static SourceRef group(Path folder, List<String> images) {
    return SourceRef.newBuilder()
        .setUri(folder.toString())
        .setName(folder.getFileName() == null ? "pages" : folder.getFileName().toString())
        .addAllMembers(images)
        .build();
  }

  /**
   * The images among the files of a folder as one source.
   *
   * @return empty where there are none
   */
  public static Optional<SourceRef> group(Path folder, Collection<Path> files) {
    final List<SourceRef> groups = new ArrayList<>();
    final SourceListing listing =
        new SourceListing(
            true,
            source -> {
              if (source.getMembersCount() > 0) {
                groups.add(source);
              }
            },
            skipped -> {});
    listing.folder(folder, new ArrayList<>(files));
    return groups.stream().findFirst();
  }

  /** A file as a source of its own. */
  public static SourceRef source(Path file) {
    final String name = file.getFileName().toString();
    final int dot = name.lastIndexOf('.');
    return SourceRef.newBuilder()
        .setUri(file.toString())
        .setName(dot > 0 ? name.substring(0, dot) : name)
        .build();
  }

  /** Whether a file that is found in a folder counts as a source. */
  public static boolean isSource(Path file) {
    return KNOWN_ENDINGS.contains(ending(file)) || type(file) != SourceType.UNKNOWN;
  }

  private static SourceType type(Path file) {
    try {
      return Sources.sniff(file);
    } catch (SourceException e) {
      return SourceType.UNKNOWN;
    }
  }

  private static String ending(Path file) {
    final String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  /** Digits padded, so that page 10 comes after page 9. */
  static String naturalKey(String name) {
    final StringBuilder key = new StringBuilder();
    final Matcher numbers = Pattern.compile("\\d{1,18}").matcher(name);
    while (numbers.find()) {
      numbers.appendReplacement(
          key, String.format(Locale.ROOT, "%018d", Long.parseLong(numbers.group())));
    }
    return numbers.appendTail(key).append('\u0000').append(name).toString();
  }

  static boolean isGlob(String input) {
    return input.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  /** The deepest folder of a glob that holds no pattern. */
  static Path globRoot(String glob) {
    final Path path = Locations.path(glob);
    final FileSystem fileSystem = path.getFileSystem();
    Path root = path.isAbsolute() ? path.getRoot() : fileSystem.getPath("");
    for (final Path part : path) {
      if (isGlob(part.toString())) {
        break;
      }
      root = root.resolve(part);
    }
    return root;
  }
}
