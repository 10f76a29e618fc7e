package org.colophon.specialists.bus.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.colophon.datasets.model.Allowance;
import org.colophon.datasets.model.Assignment;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Instructions;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.SampleRegions;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.bus.conformance.KeepingCrops;
import org.colophon.specialists.bus.wire.PeerSpecialist;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real processes that misbehave, written in the shell. */
@Timeout(60)
class ChildPeerTest {
  private static final Descriptor DECLARED =
      Descriptor.of("shell", "1", Set.of(RegionKind.TEXT), Set.of(ContentType.TEXT));
  private static final RegionTask TASK = without(SampleRegions.of(RegionKind.TEXT).get(0));

  private static final String ANSWER =
      """
      echo '{"version":{"major":1},"id":"'$id'",' \
        '"reading":{"reading":{"confidence":0.5,"content":{"text":{}}}}}'
      """;

  private ChildPeer peer;

  @AfterEach
  void close() {
    if (peer != null) {
      peer.close();
    }
    assertEquals(
        List.of(), ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList());
  }

  @Test
  void aProgramOfAnyLanguageAnswers() throws Exception {
    final PeerSpecialist asked = specialist(ANSWER);
    assertEquals(new Content.Text(List.of()), read(asked, TASK));
    assertEquals(new Content.Text(List.of()), read(asked, TASK));
  }

  @Test
  void nonsenseOnItsOutputIsQuoted() {
    final SpecialistException fault = fault(specialist("echo 'Loading model ...'"), TASK);
    assertEquals(Fault.NONSENSE, fault.fault());
    assertTrue(fault.getMessage().contains("Loading model ..."), fault.getMessage());
  }

  @Test
  void aLineWithoutEndIsCutOff() {
    final SpecialistException fault = fault(specialist("exec tr '\\000' '{' < /dev/zero"), TASK);
    assertEquals(Fault.NONSENSE, fault.fault());
    assertTrue(fault.getMessage().contains("67108864"), fault.getMessage());
  }

  @Test
  void oneThatDiesInsideItsAnswerIsReportedWithItsLastWords() {
    final SpecialistException fault =
        fault(specialist("printf '{\"version\":{\"ma'; echo 'out of luck' >&2; exit 7"), TASK);
    assertEquals(Fault.INTERNAL, fault.fault());
    assertTrue(fault.getMessage().contains("exit 7"), fault.getMessage());
    assertTrue(fault.getMessage().contains("out of luck"), fault.getMessage());
    assertEquals(1, fault.getMessage().lines().count());
  }

  @Test
  void oneThatNeverAnswersIsEndedAtItsDeadlineAndReplaced() {
    final PeerSpecialist asked = specialist("exec sleep 1000");
    for (int i = 0; i < 2; i++) {
      final SpecialistException fault = fault(asked, hasty(TASK, 300));
      assertEquals(Fault.DEADLINE, fault.fault(), fault.getMessage());
      assertTrue(fault.retryable());
      assertEquals(0, ProcessHandle.current().children().filter(ProcessHandle::isAlive).count());
    }
  }

  @Test
  void endlessErrorsHinderNobody() throws Exception {
    final PeerSpecialist asked = specialist("yes 'all is lost' >&2 &\n" + ANSWER);
    assertEquals(new Content.Text(List.of()), read(asked, TASK));
    endErrors();
  }

  /** What the shell started is not ours to know; the system ends it with its pipe. */
  private void endErrors() throws Exception {
    final List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
    peer.close();
    for (final ProcessHandle each : all) {
      each.onExit().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void oneThatAnswersAnotherRequestIsNotBelieved() {
    assertEquals(Fault.NONSENSE, fault(specialist("id=another\n" + ANSWER), TASK).fault());
  }

  @Test
  void anotherMajorVersionIsSaidInWords() {
    final SpecialistException fault =
        fault(program("read -r request; echo '{\"version\":{\"major\":2}}'; read -r end"), TASK);
    assertEquals(Fault.VERSION, fault.fault());
    assertTrue(fault.getMessage().contains("2.0"), fault.getMessage());
  }

  @Test
  void oneThatDiesBetweenRequestsCostsNone() throws Exception {
    final PeerSpecialist asked = specialist(ANSWER);
    for (int i = 0; i < 3; i++) {
      assertEquals(new Content.Text(List.of()), read(asked, TASK));
      final ProcessHandle idle = ProcessHandle.current().children().findFirst().orElseThrow();
      idle.destroyForcibly();
      idle.onExit().get();
    }
  }

  @Test
  void oneThatKeepsEndingIsGivenUp() {
    final PeerSpecialist asked = program("exit 1");
    for (int i = 0; i < 5; i++) {
      assertEquals(Fault.INTERNAL, fault(asked, TASK).fault());
    }
    final SpecialistException fault = fault(asked, TASK);
    assertEquals(Fault.UNREACHABLE, fault.fault());
    assertTrue(fault.getMessage().contains("5 times"), fault.getMessage());
    assertFalse(fault.retryable());
  }

  @Test
  void aProgramThatIsNotThereIsOneClearError() {
    peer = new ChildPeer(ChildSettings.of(List.of("no-such-program")));
    final SpecialistException fault = fault(PeerSpecialist.of(DECLARED, peer), TASK);
    assertEquals(Fault.UNREACHABLE, fault.fault());
    assertTrue(fault.getMessage().contains("no-such-program"), fault.getMessage());
  }

  @Test
  void whenAllProcessesAreBusyTheDeadlineCounts() throws Exception {
    final PeerSpecialist asked = specialist("exec sleep 1000");
    final CompletableFuture<Fault> first =
        CompletableFuture.supplyAsync(() -> fault(asked, hasty(TASK, 3000)).fault());
    while (ProcessHandle.current().children().findAny().isEmpty() && !first.isDone()) {
      Thread.onSpinWait();
    }
    final SpecialistException second = fault(asked, hasty(TASK, 50));
    assertEquals(Fault.DEADLINE, second.fault());
    assertEquals(Fault.DEADLINE, first.get());
  }

  @Test
  void anInterruptedCallerIsNotKeptWaiting() {
    final PeerSpecialist asked = specialist("exec sleep 1000");
    Thread.currentThread().interrupt();
    assertThrows(CancellationException.class, () -> read(asked, TASK));
    assertTrue(Thread.interrupted());
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    final ChildSettings sound = ChildSettings.of(List.of("cat"));
    assertThrows(IllegalArgumentException.class, () -> ChildSettings.of(List.of()));
    assertThrows(IllegalArgumentException.class, () -> sound.withProcesses(0));
    assertThrows(IllegalArgumentException.class, () -> sound.withPatience(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> sound.withResidentMegabytes(-1));
  }

  /** Says what it is as often as it is asked, and does with a region what the test says. */
  private PeerSpecialist specialist(String region) {
    return program(
        "region() {\n"
            + region
            + "\n}\n"
            + """
            while read -r request; do
              id=${request#*'"id":"'}
              id=${id%%'"'*}
              case $request in
                *'"describe":{}'*)
                  echo '{"version":{"major":1},"id":"'$id'","described":{"id":"shell","version":"1",' \\
                    '"kinds":["REGION_KIND_TEXT"],"contents":["CONTENT_TYPE_TEXT"]}}' ;;
                *) region ;;
              esac
            done
            """);
  }

  private PeerSpecialist program(String script) {
    peer = new ChildPeer(Children.shell(script));
    return PeerSpecialist.of(DECLARED, peer);
  }

  private static Content read(PeerSpecialist asked, RegionTask task) throws SpecialistException {
    return asked.read(task, new KeepingCrops()).reading().content();
  }

  private static SpecialistException fault(PeerSpecialist asked, RegionTask task) {
    return assertThrows(SpecialistException.class, () -> read(asked, task));
  }

  private static RegionTask hasty(RegionTask task, long millis) {
    return task.withAssignment(
        new Assignment(Instructions.NONE, Set.of(), millis, Allowance.UNLIMITED), 1);
  }

  /** The shell reads a line byte by byte: a crop would take it long. */
  private static RegionTask without(RegionTask task) {
    return task.withCrop(new byte[0], Optional.empty()).withLines(List.of());
  }
}
