package org.colophon.specialists.work;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import org.colophon.datasets.model.ImageRef;
import org.colophon.datasets.model.RegionTask;
import org.colophon.datasets.raster.Raster;
import org.colophon.datasets.schema.ContentCodec;
import org.colophon.datasets.schema.FlowCodec;
import org.colophon.datasets.schema.proto.JudgeRequest;
import org.colophon.datasets.schema.proto.JudgeResponse;
import org.colophon.specialists.bus.Crops;
import org.colophon.specialists.bus.Specialist;
import org.colophon.specialists.bus.SpecialistException;
import org.colophon.specialists.bus.SpecialistException.Fault;
import org.colophon.specialists.bus.wire.BusCodec;
import org.colophon.specialists.bus.wire.InlineCrops;
import org.colophon.specialists.guard.Judge;
import org.colophon.specialists.read.LocalJudge;

/** Answers what the guards say, in a worker. The other end of {@link WorkerJudge}. */
final class GuardDesk {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final double NANOS = 1e9;

  private final Judge judge;

  /**
   * @param witness whom the guards ask
   */
  GuardDesk(Optional<Specialist> witness) {
    this.judge = new LocalJudge(witness);
  }

  JudgeResponse answer(JudgeRequest request) {
    final JudgeResponse.Builder answer = JudgeResponse.newBuilder();
    final AskedCrops crops = new AskedCrops();
    final long before = THREADS.getCurrentThreadCpuTime();
    try {
      final Judge.Ruling ruling =
          judge.judge(
              FlowCodec.fromProto(request.getTask()),
              ContentCodec.fromProto(request.getReading()),
              crops);
      answer.setJudgement(JudgementCodec.toProto(ruling.judgement()));
      ruling.costs().forEach(cost -> answer.addCosts(FlowCodec.toProto(cost)));
    } catch (SpecialistException e) {
      answer.setFault(BusCodec.toProto(e));
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      // A guard that breaks on hostile input must cost one reading, not this process.
      answer.setFault(
          BusCodec.toProto(SpecialistException.of(Fault.INTERNAL, e.toString(), false)));
    }
    if (crops.lacking) {
      // The guards may have gone on without it.
      answer.clear().setNeedsCrop(true);
    }
    return answer.setCpuSeconds((THREADS.getCurrentThreadCpuTime() - before) / NANOS).build();
  }

  /** Crops that came with their task, and whether one was wanted that did not. */
  private static final class AskedCrops implements Crops {
    private final InlineCrops inline = new InlineCrops();
    private boolean lacking;

    @Override
    public Raster raster(RegionTask task) throws SpecialistException {
      lacking |= task.storedCrop().isPresent();
      return inline.raster(task);
    }

    @Override
    public byte[] png(RegionTask task) throws SpecialistException {
      lacking |= task.storedCrop().isPresent();
      return inline.png(task);
    }

    @Override
    public ImageRef keep(RegionTask task) {
      return inline.keep(task);
    }
  }
}
