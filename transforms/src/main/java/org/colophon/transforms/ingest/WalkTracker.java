package org.colophon.transforms.ingest;

import java.util.List;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker;
import org.apache.beam.sdk.transforms.splittabledofn.SplitResult;
import org.colophon.datasets.schema.proto.ArchiveWalk;

/**
 * Keeps the place of a walk through the folders of an archive. Between any two folders the walk can
 * stop, be part of a checkpoint, and go on elsewhere.
 */
final class WalkTracker extends RestrictionTracker<ArchiveWalk, WalkTracker.Step> {
  private final boolean bounded;
  private ArchiveWalk walk;

  /**
   * @param walk what is left of it
   * @param bounded whether it ends with its first round
   */
  WalkTracker(ArchiveWalk walk, boolean bounded) {
    this.walk = walk;
    this.bounded = bounded;
  }

  /**
   * Takes the next folder off the walk, or begins the next round.
   *
   * @param below folders that come in its place, the next one last
   * @param round the round that they belong to
   */
  record Step(List<String> below, long round) {}

  @Override
  public boolean tryClaim(Step step) {
    if (walk.getFoldersCount() == 0) {
      return false;
    }
    final int last = walk.getFoldersCount() - 1;
    walk =
        ArchiveWalk.newBuilder()
            .addAllFolders(walk.getFoldersList().subList(0, last))
            .addAllFolders(step.below())
            .setRound(step.round())
            .build();
    return true;
  }

  @Override
  public ArchiveWalk currentRestriction() {
    return walk;
  }

  /** Whatever part is asked for, the rest as a whole goes on later: one walk at a time. */
  @Override
  public SplitResult<ArchiveWalk> trySplit(double fractionOfRemainder) {
    if (walk.getFoldersCount() == 0) {
      return null;
    }
    final ArchiveWalk rest = walk;
    walk = rest.toBuilder().clearFolders().build();
    return SplitResult.of(walk, rest);
  }

  @Override
  public void checkDone() {
    if (walk.getFoldersCount() > 0) {
      throw new IllegalStateException(
          "folders were not looked at: " + walk.getFoldersList().subList(0, 1));
    }
  }

  @Override
  public IsBounded isBounded() {
    return bounded ? IsBounded.BOUNDED : IsBounded.UNBOUNDED;
  }
}
