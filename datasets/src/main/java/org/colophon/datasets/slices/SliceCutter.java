package org.colophon.datasets.slices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.colophon.datasets.schema.proto.ListedSource;
import org.colophon.datasets.schema.proto.SourceRef;
import org.colophon.datasets.store.KeySet;
import org.colophon.datasets.store.Sha256;

/**
 * Cuts sources into slices, once: a later call finds the slices as they were left, unless what is
 * asked for changed. Then slices that are done stay done, as long as the options are the same, and
 * the other sources are cut anew; a source whose file changed is one of these.
 */
public final class SliceCutter {
  private final Slices slices;
  private final int size;
  private final String options;
  private final Listing listing;
  private final Consumer<String> said;

  /** Gives all sources, in the same order on every call. */
  public interface Listing {
    void list(Consumer<SourceRef> found) throws IOException;
  }

  /**
   * @param size sources in a slice
   * @param options digest of what can change the result of a source
   * @param said receives what changed since an earlier call, one line each
   */
  public SliceCutter(
      Slices slices, int size, String options, Listing listing, Consumer<String> said) {
    this.slices = slices;
    this.size = size;
    this.options = options;
    this.listing = listing;
    this.said = said;
  }

  /**
   * Makes sure that every source is in a slice.
   *
   * @throws IOException if sources cannot be listed or slices cannot be written
   */
  public void cut() throws IOException {
    final Optional<SlicePlan> earlier = SlicePlan.read(slices.plan());
    if (earlier.isEmpty()) {
      // What lies there without a plan belongs to options that nobody knows any more.
      slices.drop(slices.all());
    } else if (!earlier.get().options().equals(options)) {
      said.accept("the options changed since the slices were cut: all slices are cut anew");
      slices.drop(slices.all());
    } else if (isAsBefore(earlier.get())) {
      return;
    }
    new Cut(earlier).run();
  }

  private boolean isAsBefore(SlicePlan earlier) throws IOException {
    if (earlier.listing().isEmpty()) {
      return false;
    }
    if (earlier.size() != size) {
      said.accept(
          "slices of "
              + size
              + " sources instead of "
              + earlier.size()
              + ": what is not done is cut anew");
      return false;
    }
    final Count count = new Count();
    listing.list(source -> count.add(SourceKey.of(source)));
    final boolean same = count.digest().equals(earlier.listing());
    if (!same) {
      said.accept(
          "the input changed since the slices were cut, from "
              + earlier.sources()
              + " sources to "
              + count.sources
              + ": what is not done is cut anew");
    }
    return same;
  }

  /** Counts sources and digests their keys. */
  private static final class Count {
    private final MessageDigest digest = Sha256.digest();
    private long sources;

    void add(long key) {
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, key));
      sources++;
    }

    String digest() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  /** Lists the sources and writes slices of those that are in none that is done. */
  private final class Cut {
    private final Count count = new Count();
    private final KeySet doneBefore = new KeySet();
    private int number;
    private int inSlice;
    private SliceFile file;

    /** A plan without a listing says that its slices are being cut. */
    Cut(Optional<SlicePlan> earlier) throws IOException {
      new SlicePlan(SlicePlan.SCHEMA, options, size, "", 0, 0).write(slices.plan());
      for (final int slice : slices.all()) {
        if (slices.isDone(slice)) {
          SliceFile.read(slices.list(slice), source -> doneBefore.add(source.getKey()));
          number = slice;
        } else {
          slices.drop(List.of(slice));
        }
      }
    }

    void run() throws IOException {
      try {
        listing.list(this::add);
        end();
      } catch (UncheckedIOException e) {
        throw e.getCause();
      } finally {
        if (file != null) {
          file.close();
        }
      }
      new SlicePlan(SlicePlan.SCHEMA, options, size, count.digest(), count.sources, number)
          .write(slices.plan());
    }

    private void add(SourceRef source) {
      final long key = SourceKey.of(source);
      count.add(key);
      if (doneBefore.contains(key)) {
        return;
      }
      try {
        if (file == null) {
          file = SliceFile.create(slices.list(++number));
        }
        file.add(ListedSource.newBuilder().setSource(source).setKey(key).build());
        if (++inSlice == size) {
          end();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void end() throws IOException {
      if (file != null) {
        file.commit();
        file = null;
        inSlice = 0;
      }
    }
  }
}
