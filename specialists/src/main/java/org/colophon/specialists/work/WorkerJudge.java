package org.colophon.specialists.work;

import java.time.Duration;
import java.util.Optional;
import org.colophon.datasets.model.Reading;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.schema.ContentCodec;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.proto.JudgeRequest;
import org.colophon.datasets.schema.proto.JudgeResponse;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.wire.BusCodec;
import org.colophon.specialists.guard.Judge;

/**
 * Asks the guards in worker processes: they look at ink with native code, and at whatever a
 * specialist answered. A crop that lies in the page store is sent only when they ask for it. The
 * pool stays its owner's.
 */
final class WorkerJudge implements Judge {
  private final WorkerPool pool;
  private final Duration patience;

  /**
   * @param patience time on the clock for one reading
   */
  WorkerJudge(WorkerPool pool, Duration patience) {
    this.pool = pool;
    this.patience = patience;
  }

  @Override
  public Ruling judge(RegionTask task, Reading reading, Crops crops) throws SpecialistException {
    final JudgeResponse first = ask(task, reading);
    if (!first.getNeedsCrop()) {
      return ruling(first, 0);
    }
    final RegionTask inline = task.withCrop(crops.png(task), Optional.empty());
    return ruling(ask(inline, reading), first.getCpuSeconds());
  }

  private JudgeResponse ask(RegionTask task, Reading reading) throws SpecialistException {
    try {
      return pool.judge(
          JudgeRequest.newBuilder()
              .setTask(FlowCodec.toProto(task))
              .setReading(ContentCodec.toProto(reading))
              .build(),
          patience);
    } catch (Workbench.WorkException e) {
      throw WorkerPeer.lost(e);
    }
  }

  private static Ruling ruling(JudgeResponse answer, double before) throws SpecialistException {
    if (answer.hasFault()) {
      throw BusCodec.fromProto(answer.getFault(), "the guards");
    }
    return new Ruling(
        JudgementCodec.fromProto(answer.getJudgement()),
        before + answer.getCpuSeconds(),
        answer.getCostsList().stream().map(FlowCodec::fromProto).toList());
  }
}
