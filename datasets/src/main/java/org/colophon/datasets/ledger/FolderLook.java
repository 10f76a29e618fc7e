package org.colophon.datasets.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.colophon.datasets.ledger.KnownSources.Verdict;
import org.colophon.datasets.schema.proto.LedgerEntry;
import org.colophon.datasets.schema.proto.SourceLook;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.sources.ArchiveInput;
import org.colophon.datasets.sources.SourceListing;
import org.colophon.datasets.store.Locations;

/**
 * Looks at one folder of an archive: tells the sources in it that need work, how they look, and
 * which folders lie below. Known sources cost a look at their folder and one at their outcome; they
 * are not opened.
 */
public final class FolderLook {
  /** The ledger's name for a folder that is one source. */
  private static final String GROUP = ".";

  private final Path output;
  private final Ledger ledger;
  private final boolean groupFolders;
  private final String marker;
  private final Clock clock;

  /**
   * @param output the output folder
   * @param groupFolders whether the images of a folder are one source
   * @param marker ends the name of a file that says that another one is complete; empty where
   *     nobody writes such files
   */
  public FolderLook(Path output, Ledger ledger, boolean groupFolders, String marker, Clock clock) {
    this.output = output;
    this.ledger = ledger;
    this.groupFolders = groupFolders;
    this.marker = marker;
    this.clock = clock;
  }

  /**
   * What was seen, beside the sources.
   *
   * @param known sources that need no work
   * @param folders below, in order of their names
   * @param changes what the ledger should take over
   */
  public record Seen(int known, List<Path> folders, List<LedgerEntry> changes) {}

  /**
   * Looks at a folder.
   *
   * @param checked whether outcomes that stood before are looked at again
   * @param found receives the sources that need work, and those that are gone
   * @throws IOException if the folder or the output cannot be read
   */
  public Seen look(Path folder, ArchiveInput input, boolean checked, Consumer<SourceLook> found)
      throws IOException {
    final FolderContents contents = FolderContents.read(folder);
    final Map<String, Stamp> files = sources(contents);
    final TreeMap<String, Stamp> there = new TreeMap<>(files);
    there.put(GROUP, Stamp.of(files));
    final KnownSources sources =
        KnownSources.in(folder.toString(), ledger, output, checked, there.keySet());
    int known = 0;
    if (groupFolders && !files.isEmpty()) {
      known += group(folder, input, there, sources, found);
    }
    for (final Map.Entry<String, Stamp> file : files.entrySet()) {
      final Path path = folder.resolve(file.getKey());
      if (input.wanted().matches(path)) {
        known += file(path, file.getValue(), contents, sources, found);
      }
    }
    for (final String name : sources.gone()) {
      found.accept(
          SourceLook.newBuilder()
              .setSource(SourceRef.newBuilder().setUri(folder.resolve(name).toString()))
              .setGone(true)
              .build());
    }
    return new Seen(known, input.descends() ? contents.folders() : List.of(), sources.changes());
  }

  /**
   * The stamp that a source has now; empty where it is gone.
   *
   * @throws IOException if it cannot be read
   */
  public Optional<Stamp> again(SourceRef source) throws IOException {
    final Path path = Locations.path(source.getUri());
    return source.getMembersCount() == 0
        ? Stamp.of(path)
        : Optional.of(Stamp.of(sources(FolderContents.read(path))));
  }

  /** Markers tell of sources and are none. */
  private Map<String, Stamp> sources(FolderContents contents) {
    final Map<String, Stamp> files = new TreeMap<>(contents.files());
    if (!marker.isEmpty()) {
      files.keySet().removeIf(name -> name.endsWith(marker));
    }
    return files;
  }

  private int file(
      Path file,
      Stamp stamp,
      FolderContents contents,
      KnownSources sources,
      Consumer<SourceLook> found)
      throws IOException {
    final String name = file.getFileName().toString();
    final Verdict verdict = sources.judge(name, stamp);
    if (verdict != Verdict.NEW) {
      return verdict == Verdict.KNOWN ? 1 : 0;
    }
    if (!SourceListing.isSource(file) || isPageOfGroup(file)) {
      sources.isNoSource(name, stamp);
    } else {
      final boolean marked = contents.files().containsKey(name + marker);
      found.accept(look(SourceListing.source(file), stamp, marked));
    }
    return 0;
  }

  private boolean isPageOfGroup(Path file) {
    return groupFolders && SourceListing.group(file.getParent(), List.of(file)).isPresent();
  }

  private int group(
      Path folder,
      ArchiveInput input,
      Map<String, Stamp> there,
      KnownSources sources,
      Consumer<SourceLook> found)
      throws IOException {
    final Stamp stamp = there.get(GROUP);
    final Verdict verdict = sources.judge(GROUP, stamp);
    if (verdict != Verdict.NEW) {
      return verdict == Verdict.KNOWN ? 1 : 0;
    }
    final List<Path> files =
        there.keySet().stream()
            .filter(name -> !name.equals(GROUP))
            .map(folder::resolve)
            .filter(input.wanted()::matches)
            .toList();
    final Optional<SourceRef> group = SourceListing.group(folder, files);
    if (group.isPresent()) {
      found.accept(look(group.get(), stamp, Files.exists(Locations.path(folder + marker))));
    } else {
      sources.isNoSource(GROUP, stamp);
    }
    return 0;
  }

  private SourceLook look(SourceRef source, Stamp stamp, boolean markerIsThere) {
    return SourceLook.newBuilder()
        .setSource(source.toBuilder().setStamp(stamp.text()))
        .setChangedMillis(stamp.changedMillis())
        .setLookedMillis(clock.millis())
        .setMarked(!marker.isEmpty() && markerIsThere)
        .build();
  }

  /** The folder of the archive in whose ledger a source stands. */
  public static String folder(String uri, boolean group) {
    final Path parent = Locations.path(uri).getParent();
    return group ? uri : parent == null ? "" : parent.toString();
  }

  /** Under what name a source stands there. */
  public static String name(String uri, boolean group) {
    return group ? GROUP : Locations.path(uri).getFileName().toString();
  }
}
