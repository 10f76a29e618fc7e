package org.colophon.datasets.model;

import java.util.Comparator;
import java.util.List;

/**
 * What a source becomes.
 *
 * @param id {@code d} and the first 16 hex digits of the digest
 * @param digest SHA-256 of the source bytes, or of the ordered member digests of a group; hex
 * @param name the readable part of its folder name
 * @param sources all names of these bytes that were ever found; while it is worked on, the first
 *     one is read; where it is published they are sorted
 * @param members files of a group in page order; empty otherwise
 * @param pageCount pages in the source
 * @param pages the page numbers asked for, ascending, from 1
 * @param bytes size of the source
 */
public record Document(
    String id,
    String digest,
    String name,
    SourceType type,
    List<SourceName> sources,
    List<String> members,
    int pageCount,
    List<Integer> pages,
    String fingerprint,
    long bytes) {
  public Document {
    sources = List.copyOf(sources);
    members = List.copyOf(members);
    pages = List.copyOf(pages);
  }

  /** The same under another name of its folder and with other names of its source. */
  public Document withNames(String newName, List<SourceName> newSources) {
    return new Document(
        id, digest, newName, type, newSources, members, pageCount, pages, fingerprint, bytes);
  }

  /** The same group with its members, without which it travels. */
  public Document withMembers(List<String> newMembers) {
    return new Document(
        id, digest, name, type, sources, newMembers, pageCount, pages, fingerprint, bytes);
  }

  /** The same with the names of its source in order, whichever of them was read. */
  public Document withSourcesInOrder() {
    return withNames(name, sources.stream().sorted(Comparator.comparing(SourceName::uri)).toList());
  }

  /** Name of the document's folder below {@code documents/}. */
  public String folder() {
    return name.isEmpty() ? id : id + "-" + name;
  }
}
