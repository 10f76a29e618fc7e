package org.colophon.transforms.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.beam.sdk.transforms.splittabledofn.RestrictionTracker.IsBounded;
import org.apache.beam.sdk.transforms.splittabledofn.SplitResult;
import org.colophon.datasets.schema.proto.ArchiveWalk;
import org.junit.jupiter.api.Test;

class WalkTrackerTest {
  private static final ArchiveWalk START = ArchiveWalk.newBuilder().addFolders("root").build();

  @Test
  void foldersBelowComeInPlaceOfTheirParent() {
    final WalkTracker tracker = new WalkTracker(START, true);
    assertTrue(tracker.tryClaim(new WalkTracker.Step(List.of("b", "a"), 0)));
    assertEquals(List.of("b", "a"), tracker.currentRestriction().getFoldersList());
    assertTrue(tracker.tryClaim(new WalkTracker.Step(List.of("a/x"), 0)));
    assertEquals(List.of("b", "a/x"), tracker.currentRestriction().getFoldersList());
    assertTrue(tracker.tryClaim(new WalkTracker.Step(List.of(), 0)));
    assertThrows(IllegalStateException.class, tracker::checkDone);
    assertTrue(tracker.tryClaim(new WalkTracker.Step(List.of(), 0)));
    tracker.checkDone();
    assertFalse(tracker.tryClaim(new WalkTracker.Step(List.of(), 0)));
  }

  @Test
  void aCheckpointTakesTheWholeRestWithIt() {
    final WalkTracker tracker = new WalkTracker(START, false);
    assertTrue(tracker.tryClaim(new WalkTracker.Step(List.of("b", "a"), 7)));
    final SplitResult<ArchiveWalk> split = tracker.trySplit(0);
    assertEquals(List.of("b", "a"), split.getResidual().getFoldersList());
    assertEquals(7, split.getResidual().getRound());
    assertEquals(List.of(), split.getPrimary().getFoldersList());
    assertFalse(tracker.tryClaim(new WalkTracker.Step(List.of("a/x"), 7)));
    assertNull(tracker.trySplit(0));
    tracker.checkDone();
    assertEquals(IsBounded.UNBOUNDED, tracker.isBounded());
  }
}
