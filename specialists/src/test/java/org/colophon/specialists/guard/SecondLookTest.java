package org.colophon.specialists.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.colophon.datasets.model.Content;
import org.colophon.datasets.model.ContentType;
import org.colophon.datasets.model.Line;
import org.colophon.datasets.model.Provenance;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionKind;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.model.Word;
import org.colophon.specialists.bus.Answer;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Descriptor;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.junit.jupiter.api.Test;

/** A witness is asked where there is a doubt, and what it saw counts. */
class SecondLookTest {
  private static final List<String> PRINT =
      List.of(
          "The King of France was pleased",
          "to shew the publick a letter",
          "of 1784 in which he had",
          "promised them his favour twice");

  /** The first reader passed over the third line. */
  private static final List<String> KNOWN = List.of(PRINT.get(0), PRINT.get(1), "", PRINT.get(3));

  @Test
  void inkThatNobodyReadNoLongerExcusesAnInvention() throws SpecialistException {
    final List<String> invented =
        List.of(PRINT.get(0), PRINT.get(1), "no horses were seen here", PRINT.get(3));
    final RegionTask task = GuardsTest.task(PRINT, KNOWN, "eng");
    final Reading reading = Draft.ofText(invented).reading();
    assertEquals(List.of(), GuardsTest.judge(task, reading).objections());
    final Judgement judgement = judge(task, reading, new Eyes(PRINT));
    assertTrue(judgement.rejection().orElse("").startsWith("invention"), judgement.toString());
    assertEquals(Set.of(2), lines(judgement));
  }

  @Test
  void whatTheWitnessSawIsKnown() throws SpecialistException {
    final RegionTask task = GuardsTest.task(PRINT, KNOWN, "eng");
    final Judgement judgement = judge(task, Draft.ofText(PRINT).reading(), new Eyes(PRINT));
    assertEquals(List.of(), judgement.objections());
    assertEquals(1, judgement.support());
  }

  @Test
  void aNumberInInkThatNobodyReadIsContradicted() throws SpecialistException {
    final RegionTask task = GuardsTest.task(PRINT, KNOWN, "eng");
    final List<String> changed = PRINT.stream().map(line -> line.replace("1784", "1789")).toList();
    final Judgement judgement = judge(task, Draft.ofText(changed).reading(), new Eyes(PRINT));
    assertEquals(List.of("number"), judgement.objections().stream().map(Objection::guard).toList());
    assertEquals(1, judgement.flags().size());
  }

  @Test
  void theWitnessIsNotAskedWhereNothingIsInDoubt() throws SpecialistException {
    final RegionTask task = GuardsTest.task(PRINT, PRINT, "eng");
    final Eyes witness = new Eyes(PRINT);
    judge(task, Draft.ofText(PRINT).reading(), witness);
    judge(task, reading(new Content.Text(task.lines())), witness);
    assertEquals(0, witness.asked);
  }

  @Test
  void aWitnessWhoCannotReadChangesNothing() throws SpecialistException {
    final RegionTask task = GuardsTest.task(PRINT, KNOWN, "eng");
    final Eyes blind =
        new Eyes(PRINT) {
          @Override
          public Answer read(RegionTask asked, Crops crops) throws SpecialistException {
            throw SpecialistException.unsuited("no model", null);
          }
        };
    assertEquals(List.of(), judge(task, Draft.ofText(PRINT).reading(), blind).objections());
  }

  /** Readers find blanks in spaced letters and behind commas: that is no other text. */
  @Test
  void wordsAreTheSameHoweverTheyAreDivided() throws SpecialistException {
    final List<String> divided = List.of("T o t a l of 2, 468, 083 men");
    final RegionTask task = GuardsTest.task(divided, divided, "eng");
    final Judgement judgement =
        GuardsTest.judge(task, Draft.ofText(List.of("Total of 2,468,083 men")).reading());
    assertEquals(List.of(), judgement.objections());
    assertEquals(1, judgement.support());
    final List<String> whole = List.of("Total of 2,468,083 men");
    assertEquals(
        List.of(),
        GuardsTest.judge(
                GuardsTest.task(whole, whole, "eng"),
                Draft.ofText(List.of("Tot a l of 2, 468, 083 men")).reading())
            .objections());
  }

  private static Judgement judge(RegionTask task, Reading reading, Specialist witness)
      throws SpecialistException {
    return Guards.judge(task, reading, new InlineCrop(), Optional.of(witness));
  }

  private static Reading reading(Content content) {
    return new Reading(content, 0.9, new Provenance("test", "1", "", Map.of()));
  }

  private static Set<Integer> lines(Judgement judgement) {
    return Set.copyOf(judgement.flags().stream().map(Flag::line).distinct().toList());
  }

  /** Sees what is printed, wherever it is sent to look. */
  private static class Eyes implements Specialist {
    private static final Descriptor DESCRIPTOR =
        Descriptor.of("eyes", "1", Set.of(RegionKind.TEXT), Set.of(ContentType.TEXT));

    private final List<Word> printed;
    private int asked;

    Eyes(List<String> print) {
      this.printed =
          GuardsTest.task(print, print, "eng").lines().stream()
              .flatMap(line -> line.words().stream())
              .toList();
    }

    @Override
    public Descriptor descriptor() {
      return DESCRIPTOR;
    }

    @Override
    public Answer read(RegionTask task, Crops crops) throws SpecialistException {
      asked++;
      final List<Line> lines = new ArrayList<>();
      for (final Line line : task.lines()) {
        lines.add(
            line.withWords(
                printed.stream()
                    .filter(w -> line.box().contains(w.box().centerX(), w.box().centerY()))
                    .toList()));
      }
      return Answer.of(reading(new Content.Text(lines)));
    }
  }
}
